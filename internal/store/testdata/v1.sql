-- a ledger of version 1 as the program of that version wrote it
PRAGMA application_id = 1146438209;
BEGIN TRANSACTION;
CREATE TABLE annex (
    id TEXT PRIMARY KEY, year INTEGER NOT NULL, no TEXT NOT NULL, label TEXT NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, date TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (year, no)
) STRICT;
INSERT INTO "annex" VALUES('a',2020,'1','附件1','tasks','题','7月','注');
CREATE TABLE annex_column (
    annex TEXT NOT NULL REFERENCES annex ON DELETE CASCADE, place INTEGER NOT NULL, field TEXT NOT NULL, header TEXT NOT NULL,
    PRIMARY KEY (annex, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "annex_column" VALUES('a',0,'no','序 号');
INSERT INTO "annex_column" VALUES('a',1,'text','工作
任务');
CREATE TABLE change (
    step INTEGER NOT NULL REFERENCES step, seq INTEGER NOT NULL, kind TEXT NOT NULL, entity TEXT NOT NULL,
    before TEXT, after TEXT, PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO "change" VALUES(1,0,'annex','a',NULL,'{"id":"a","year":2020,"no":"1","label":"附件1","kind":"tasks","title":"题","date":"7月","note":"注","columns":[{"field":"no","header":"序 号"},{"field":"text","header":"工作\n任务"}]}');
INSERT INTO "change" VALUES(1,1,'section','s',NULL,'{"id":"s","annex":"a","text":"一、产业"}');
INSERT INTO "change" VALUES(1,2,'matter','m',NULL,'{"id":"m","annex":"a","no":"1","name":"实事"}');
INSERT INTO "change" VALUES(1,3,'unit','u1',NULL,'{"id":"u1","name":"埔前镇","kind":"town","rank":1}');
INSERT INTO "change" VALUES(1,4,'unit','u2',NULL,'{"id":"u2","name":"各镇街道","others":["各镇（街道）"],"kind":"group","members":["u1"],"rank":2}');
INSERT INTO "change" VALUES(1,5,'leader','l',NULL,'{"id":"l","name":"许西湖","post":"区长","rank":1}');
INSERT INTO "change" VALUES(1,6,'task','t',NULL,'{"id":"t","annex":"a","rank":1024,"no":"1","sub":"2","section":"s","matter":"m","text":"甲\n乙","leader":"l","lead":[{"unit":"u1","spelling":"埔前镇","person":"张新"}],"related":[{"unit":"u2","spelling":"各镇街道"}],"deadline":"年底","progress":"已开工","targets":{"2020Q3":"完成"},"extra":{"备注":"急"}}');
INSERT INTO "change" VALUES(1,7,'report','r',NULL,'{"id":"r","task":"t","unit":"u1","quarter":"2020Q3","progress":"好","at":"2020-07-01T00:00:00Z","clerk":"王"}');
INSERT INTO "change" VALUES(1,8,'doubt','d',NULL,'{"id":"d","annex":"a","task":"t","kind":"unit","where":"处","text":"疑","choices":["是","否"],"default":"否","answer":"是"}');
CREATE TABLE doubt (
    id TEXT PRIMARY KEY, annex TEXT NOT NULL REFERENCES annex DEFERRABLE INITIALLY DEFERRED,
    task TEXT REFERENCES task DEFERRABLE INITIALLY DEFERRED, kind TEXT NOT NULL, place TEXT NOT NULL, text TEXT NOT NULL,
    choices TEXT NOT NULL, fallback TEXT NOT NULL, answer TEXT NOT NULL
) STRICT;
INSERT INTO "doubt" VALUES('d','a','t','unit','处','疑','["是","否"]','否','是');
CREATE TABLE extra (
    task TEXT NOT NULL REFERENCES task ON DELETE CASCADE, header TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (task, header)
) STRICT, WITHOUT ROWID;
INSERT INTO "extra" VALUES('t','备注','急');
CREATE TABLE goose_db_version (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		version_id INTEGER NOT NULL,
		is_applied INTEGER NOT NULL,
		tstamp TIMESTAMP DEFAULT (datetime('now'))
	);
INSERT INTO "goose_db_version" VALUES(1,0,1,'2026-11-22 23:11:02');
INSERT INTO "goose_db_version" VALUES(2,1,1,'2026-11-22 23:11:02');
CREATE TABLE leader (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, post TEXT NOT NULL, rank INTEGER NOT NULL
) STRICT;
INSERT INTO "leader" VALUES('l','许西湖','区长',1);
CREATE TABLE matter (
    id TEXT PRIMARY KEY, annex TEXT NOT NULL REFERENCES annex DEFERRABLE INITIALLY DEFERRED, no TEXT NOT NULL, name TEXT NOT NULL
) STRICT;
INSERT INTO "matter" VALUES('m','a','1','实事');
CREATE TABLE mention (
    task TEXT NOT NULL REFERENCES task ON DELETE CASCADE, role INTEGER NOT NULL CHECK (role IN (1, 2)), place INTEGER NOT NULL,
    unit TEXT NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED, spelling TEXT NOT NULL, person TEXT NOT NULL,
    PRIMARY KEY (task, role, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "mention" VALUES('t',1,0,'u1','埔前镇','张新');
INSERT INTO "mention" VALUES('t',2,0,'u2','各镇街道','');
CREATE TABLE report (
    id TEXT PRIMARY KEY, task TEXT NOT NULL REFERENCES task DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED, quarter TEXT NOT NULL, progress TEXT NOT NULL,
    at TEXT NOT NULL, clerk TEXT NOT NULL
) STRICT;
INSERT INTO "report" VALUES('r','t','u1','2020Q3','好','2020-07-01T00:00:00Z','王');
CREATE TABLE section (
    id TEXT PRIMARY KEY, annex TEXT NOT NULL REFERENCES annex DEFERRABLE INITIALLY DEFERRED, text TEXT NOT NULL
) STRICT;
INSERT INTO "section" VALUES('s','a','一、产业');
CREATE TABLE step (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, clerk TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
    undoes INTEGER REFERENCES step, place TEXT NOT NULL
) STRICT;
INSERT INTO "step" VALUES(1,'','','导入','do',NULL,'');
CREATE TABLE target (
    task TEXT NOT NULL REFERENCES task ON DELETE CASCADE, quarter TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (task, quarter)
) STRICT, WITHOUT ROWID;
INSERT INTO "target" VALUES('t','2020Q3','完成');
CREATE TABLE task (
    id TEXT PRIMARY KEY, annex TEXT NOT NULL REFERENCES annex DEFERRABLE INITIALLY DEFERRED, rank INTEGER NOT NULL,
    no TEXT NOT NULL, sub TEXT NOT NULL,
    section TEXT REFERENCES section DEFERRABLE INITIALLY DEFERRED, matter TEXT REFERENCES matter DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL, leader TEXT REFERENCES leader DEFERRABLE INITIALLY DEFERRED,
    deadline TEXT NOT NULL, progress TEXT NOT NULL
) STRICT;
INSERT INTO "task" VALUES('t','a',1024,'1','2','s','m','甲
乙','l','年底','已开工');
CREATE TABLE unit (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, rank INTEGER NOT NULL
) STRICT;
INSERT INTO "unit" VALUES('u1','埔前镇','town',1);
INSERT INTO "unit" VALUES('u2','各镇街道','group',2);
CREATE TABLE unit_member (
    unit TEXT NOT NULL REFERENCES unit ON DELETE CASCADE, place INTEGER NOT NULL,
    member TEXT NOT NULL REFERENCES unit DEFERRABLE INITIALLY DEFERRED, PRIMARY KEY (unit, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "unit_member" VALUES('u2',0,'u1');
CREATE TABLE unit_name (
    unit TEXT NOT NULL REFERENCES unit ON DELETE CASCADE, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (unit, place)
) STRICT, WITHOUT ROWID;
INSERT INTO "unit_name" VALUES('u2',0,'各镇（街道）');
CREATE INDEX task_annex ON task (annex, rank);
CREATE INDEX mention_unit ON mention (unit);
CREATE INDEX report_task ON report (task);
CREATE INDEX doubt_annex ON doubt (annex);
CREATE INDEX change_entity ON change (kind, entity);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('goose_db_version',2);
COMMIT;
