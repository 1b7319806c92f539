//go:build linux && cgo && !ci && !wayland

#define _GNU_SOURCE
#include "x11.h"

#include <dlfcn.h>
#include <locale.h>
#include <stdarg.h>
#include <string.h>

// The executable's own definitions win over libX11's at link time, so GLFW's calls land here. The real ones are the next.

typedef XIC (*create_ic)(XIM, ...);
typedef void (*destroy_ic)(XIC);
typedef Bool (*filter_event)(XEvent *, Window);

// One input context for each window; Fyne opens few. All calls come on the thread of the window loop.
enum { MOST = 32 };
static struct {
	XIC ic;
	Window window;
} contexts[MOST];

// The real functions, looked up before main so that no call ever races for them.
static create_ic real_create;
static destroy_ic real_destroy;
static filter_event real_filter;

// GLFW calls setlocale(LC_CTYPE, "") only where the locale is still "C"; where LANG is unset or C that leaves "C", and
// Xutf8LookupString then drops every committed Chinese character.
__attribute__((constructor)) static void ime_start(void) {
	const char *l = setlocale(LC_CTYPE, "");
	if (!l || !strcmp(l, "C") || !strcmp(l, "POSIX")) setlocale(LC_CTYPE, "C.UTF-8");
	real_create = (create_ic)dlsym(RTLD_NEXT, "XCreateIC");
	real_destroy = (destroy_ic)dlsym(RTLD_NEXT, "XDestroyIC");
	real_filter = (filter_event)dlsym(RTLD_NEXT, "XFilterEvent");
}

static int supports(XIM im, XIMStyle wanted) {
	XIMStyles *styles = NULL;
	int found = 0;
	if (XGetIMValues(im, XNQueryInputStyle, &styles, NULL) || !styles) return 0;
	for (int i = 0; i < styles->count_styles; i++) found |= styles->supported_styles[i] == wanted;
	XFree(styles);
	return found;
}

static void remember(XIC ic, Window window) {
	for (int i = 0; ic && i < MOST; i++) {
		if (contexts[i].ic) continue;
		contexts[i].ic = ic;
		contexts[i].window = window;
		return;
	}
}

// with_spot makes a context whose input method draws the preedit text itself, at a place that we can set. It needs a font
// set that it will not use; without any the server refuses the style.
static XIC with_spot(XIM im, Window window) {
	static XFontSet fonts; // one for all contexts, as long as the program
	char **missing = NULL, *fallback;
	int n;
	XPoint spot = {0, 0};
	if (!supports(im, XIMPreeditPosition | XIMStatusNothing)) return NULL;
	if (!fonts) fonts = XCreateFontSet(XDisplayOfIM(im), "-*-*-medium-r-normal--*-*-*-*-*-*-*-*,fixed,*", &missing, &n, &fallback);
	if (missing) XFreeStringList(missing);
	XVaNestedList list = fonts ? XVaCreateNestedList(0, XNSpotLocation, &spot, XNFontSet, fonts, NULL)
	                           : XVaCreateNestedList(0, XNSpotLocation, &spot, NULL);
	XIC ic = real_create(im, XNInputStyle, XIMPreeditPosition | XIMStatusNothing, XNClientWindow, window, XNFocusWindow, window,
	                     XNPreeditAttributes, list, NULL);
	XFree(list);
	return ic;
}

// XCreateIC asks for a context with a place for the candidate window; GLFW asks for one without.
XIC XCreateIC(XIM im, ...) {
	Window window = None;
	XIMStyle style = XIMPreeditNothing | XIMStatusNothing;
	va_list args;
	va_start(args, im);
	for (char *key; (key = va_arg(args, char *));) {
		void *value = va_arg(args, void *);
		if (!strcmp(key, XNClientWindow)) window = (Window)value;
		if (!strcmp(key, XNInputStyle)) style = (XIMStyle)value;
	}
	va_end(args);
	if (!real_create) return NULL;
	XIC ic = with_spot(im, window);
	if (!ic) ic = real_create(im, XNInputStyle, style, XNClientWindow, window, XNFocusWindow, window, NULL);
	remember(ic, window);
	return ic;
}

// XDestroyIC forgets the context with its window.
void XDestroyIC(XIC ic) {
	for (int i = 0; i < MOST; i++)
		if (contexts[i].ic == ic) contexts[i].ic = NULL;
	if (real_destroy) real_destroy(ic);
}

// XFilterEvent takes the window from a key press that the input method has consumed: GLFW looks at the key before it asks
// whether the event was filtered, but drops events of windows it does not know.
Bool XFilterEvent(XEvent *event, Window window) {
	Bool filtered = real_filter ? real_filter(event, window) : False;
	if (filtered && event->type == KeyPress) event->xany.window = None;
	return filtered;
}

void ime_spot(Window window, int x, int y) {
	XPoint spot = {(short)x, (short)y};
	for (int i = 0; i < MOST; i++) {
		if (!contexts[i].ic || contexts[i].window != window) continue;
		XVaNestedList list = XVaCreateNestedList(0, XNSpotLocation, &spot, NULL);
		XSetICValues(contexts[i].ic, XNPreeditAttributes, list, NULL);
		XFree(list);
	}
}
