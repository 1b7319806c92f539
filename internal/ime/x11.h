#include <X11/Xlib.h>

// ime_spot puts the input method's window of the window at a place in it, in pixels.
void ime_spot(Window window, int x, int y);
