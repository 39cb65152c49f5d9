BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
CREATE TABLE digest (
	id INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	period_start VARCHAR, 
	period_end VARCHAR, 
	encoding VARCHAR NOT NULL, 
	repair_steps JSON NOT NULL, 
	repaired_passages INTEGER NOT NULL, 
	inferred_words INTEGER NOT NULL, 
	issues JSON NOT NULL, 
	imported_at VARCHAR NOT NULL, encoding_certain BOOLEAN DEFAULT '1' NOT NULL, told_encoding VARCHAR DEFAULT '' NOT NULL, repair_wanted BOOLEAN DEFAULT '1' NOT NULL, word_choices JSON DEFAULT '[]' NOT NULL, uncertain_words INTEGER DEFAULT '0' NOT NULL, unrepaired_words INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_digest PRIMARY KEY (id), 
	CONSTRAINT uq_digest_sha256 UNIQUE (sha256)
);
INSERT INTO "digest" VALUES(1,'68eccc186d0ac04e38f01742d5fae054d05fada2e73c0eadaf91c724b8e9d84b','digest.md','한국어 목록','general','en',NULL,NULL,'utf-8','[]',0,0,'[]','2026-11-28T10:42:23.718Z',1,'',1,'[]',0,0);
CREATE TABLE digest_change (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	run_id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	expected VARCHAR, 
	CONSTRAINT fk_digest_change_run_id_import_run FOREIGN KEY(run_id) REFERENCES import_run (id) ON DELETE CASCADE
);
CREATE TABLE "digest_content" (
	digest_id INTEGER NOT NULL, 
	raw BLOB NOT NULL, 
	text VARCHAR, 
	CONSTRAINT pk_digest_content PRIMARY KEY (digest_id), 
	CONSTRAINT fk_digest_content_digest_id_digest FOREIGN KEY(digest_id) REFERENCES digest (id) ON DELETE CASCADE
);
INSERT INTO "digest_content" VALUES(1,X'506172736564446967657374287469746C653D27ED959CEAB5ADEC96B420EBAAA9EBA19D272C20666F726D61743D2767656E6572616C272C206C616E67756167653D27656E272C20706572696F643D4E6F6E652C206D656E74696F6E733D285061727365644D656E74696F6E286B696E643D3C4B696E642E50415045523A20277061706572273E2C2061727869765F69643D4172786976496428626173653D27323430322E3030303031272C2076657273696F6E3D4E6F6E65292C20646F693D4E6F6E652C207469746C653D27C490E1BB8D63206368E1BAAD6D272C2073686F72745F6E616D653D27272C206F746865725F7469746C653D27272C20617574686F72733D28292C20646174653D27272C207075626C69736865643D27272C206F72673D27272C2076656E75653D27272C2072616E6B3D4E6F6E652C206B6579776F7264733D28292C2073656374696F6E3D27272C20706174683D282732303234272C202732EC9B9427292C206C696E655F73746172743D312C206C696E655F656E643D312C20746578743D276120706173736167652061626F757420323430322E3030303031272C206669656C64733D28292C206C696E6B733D2829292C205061727365644D656E74696F6E286B696E643D3C4B696E642E50415045523A20277061706572273E2C2061727869765F69643D4172786976496428626173653D27323430322E3030303032272C2076657273696F6E3D4E6F6E65292C20646F693D4E6F6E652C207469746C653D274F6E20323430322E3030303032272C2073686F72745F6E616D653D27272C206F746865725F7469746C653D27272C20617574686F72733D28292C20646174653D27272C207075626C69736865643D27272C206F72673D27272C2076656E75653D27272C2072616E6B3D4E6F6E652C206B6579776F7264733D28292C2073656374696F6E3D27272C20706174683D28292C206C696E655F73746172743D312C206C696E655F656E643D312C20746578743D276120706173736167652061626F757420323430322E3030303032272C206669656C64733D28292C206C696E6B733D282929292C206973737565733D282929','the text');
CREATE TABLE digest_title (
	digest_id INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	CONSTRAINT pk_digest_title PRIMARY KEY (digest_id)
);
CREATE TABLE distinct_papers (
	first VARCHAR NOT NULL, 
	second VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_distinct_papers PRIMARY KEY (first, second)
);
CREATE TABLE import_run (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	at VARCHAR NOT NULL
);
CREATE TABLE journal (
	id INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	paper_id INTEGER NOT NULL, 
	paper_key VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	"before" VARCHAR NOT NULL, 
	"after" VARCHAR NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (id)
);
INSERT INTO "journal" VALUES(1,'2026-11-28T10:42:23.755Z',1,'arxiv:2402.00001','status','inbox','read');
INSERT INTO "journal" VALUES(2,'2026-11-28T10:42:23.806Z',1,'arxiv:2402.00001','star','','yes');
INSERT INTO "journal" VALUES(3,'2026-11-28T10:42:23.812Z',1,'arxiv:2402.00001','rating','','4');
INSERT INTO "journal" VALUES(4,'2026-11-28T10:42:23.820Z',1,'arxiv:2402.00001','tag','','học sâu/RAG');
INSERT INTO "journal" VALUES(5,'2026-11-28T10:42:23.824Z',1,'arxiv:2402.00001','note','','một **ghi chú**');
CREATE TABLE mention (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	digest_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	topic_id INTEGER, 
	fingerprint VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	arxiv_id VARCHAR, 
	doi VARCHAR, 
	title VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	other_title VARCHAR NOT NULL, 
	authors JSON NOT NULL, 
	date VARCHAR NOT NULL, 
	published VARCHAR NOT NULL, 
	org VARCHAR NOT NULL, 
	venue VARCHAR NOT NULL, 
	rank INTEGER, 
	keywords JSON NOT NULL, 
	section VARCHAR NOT NULL, 
	line_start INTEGER NOT NULL, 
	line_end INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	fields JSON NOT NULL, 
	links JSON NOT NULL, 
	CONSTRAINT fk_mention_digest_id_digest FOREIGN KEY(digest_id) REFERENCES digest (id) ON DELETE CASCADE, 
	CONSTRAINT fk_mention_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_mention_topic_id_topic FOREIGN KEY(topic_id) REFERENCES topic (id) ON DELETE SET NULL, 
	CONSTRAINT uq_mention_digest_id_fingerprint UNIQUE (digest_id, fingerprint)
);
INSERT INTO "mention" VALUES(1,1,1,2,'10df0772a76f3c598a76a19b22153fe6','paper','2402.00001',NULL,'Đọc chậm','','','[]','','','','',NULL,'[]','',1,1,'a passage about 2402.00001','[]','[]');
INSERT INTO "mention" VALUES(2,1,2,NULL,'b1544d5afe6e33b4ceddbaa6fe0328a7','paper','2402.00002',NULL,'On 2402.00002','','','[]','','','','',NULL,'[]','',1,1,'a passage about 2402.00002','[]','[]');
CREATE TABLE merged_paper (
	"key" VARCHAR NOT NULL, 
	former_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	"before" VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	CONSTRAINT pk_merged_paper PRIMARY KEY ("key"), 
	CONSTRAINT fk_merged_paper_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE RESTRICT, 
	CONSTRAINT uq_merged_paper_former_id UNIQUE (former_id)
);
CREATE TABLE note (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	paper_id INTEGER NOT NULL, 
	mention_id INTEGER, 
	body VARCHAR NOT NULL, 
	created_at VARCHAR NOT NULL, 
	updated_at VARCHAR NOT NULL, 
	CONSTRAINT fk_note_mention_id_mention FOREIGN KEY(mention_id) REFERENCES mention (id) ON DELETE SET NULL, 
	CONSTRAINT fk_note_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE RESTRICT
);
INSERT INTO "note" VALUES(1,1,NULL,'một **ghi chú**','2026-11-28T10:42:23.824Z','2026-11-28T10:42:23.824Z');
CREATE TABLE paper (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	"key" VARCHAR NOT NULL, 
	arxiv_id VARCHAR, 
	version INTEGER, 
	doi VARCHAR, 
	kind VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	title_source VARCHAR NOT NULL, 
	other_titles JSON NOT NULL, 
	authors JSON NOT NULL, 
	org VARCHAR NOT NULL, 
	byline VARCHAR NOT NULL, 
	published VARCHAR NOT NULL, 
	date VARCHAR NOT NULL, 
	links JSON NOT NULL, 
	search_text VARCHAR NOT NULL, 
	mentions INTEGER NOT NULL, 
	digests INTEGER NOT NULL, 
	added_at VARCHAR NOT NULL, 
	CONSTRAINT uq_paper_key UNIQUE ("key")
);
INSERT INTO "paper" VALUES(1,'arxiv:2402.00001','2402.00001',NULL,NULL,'paper','Đọc chậm','digest','[]','[]','','','','2024-02','[["abs","https://arxiv.org/abs/2402.00001",""],["pdf","https://arxiv.org/pdf/2402.00001",""]]','doc cham  2402.00001',1,1,'2026-11-28T10:42:23.718Z');
INSERT INTO "paper" VALUES(2,'arxiv:2402.00002','2402.00002',NULL,NULL,'paper','On 2402.00002','digest','[]','[]','','','','2024-02','[["abs","https://arxiv.org/abs/2402.00002",""],["pdf","https://arxiv.org/pdf/2402.00002",""]]','on 2402 00002  2402.00002',1,1,'2026-11-28T10:42:23.718Z');
CREATE TABLE paper_field (
	paper_id INTEGER NOT NULL, 
	field VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_paper_field PRIMARY KEY (paper_id, field), 
	CONSTRAINT fk_paper_field_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE RESTRICT
);
CREATE TABLE paper_state (
	paper_id INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	starred BOOLEAN NOT NULL, 
	rating INTEGER, 
	priority INTEGER, 
	queue_position INTEGER, 
	decided_at VARCHAR, presence VARCHAR DEFAULT 'kept' NOT NULL, trashed_at VARCHAR, 
	CONSTRAINT pk_paper_state PRIMARY KEY (paper_id), 
	CONSTRAINT fk_paper_state_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE RESTRICT
);
INSERT INTO "paper_state" VALUES(1,'read',1,4,NULL,NULL,'2026-11-28T10:42:23.750Z','kept',NULL);
CREATE TABLE paper_tag (
	paper_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_paper_tag PRIMARY KEY (paper_id, tag_id), 
	CONSTRAINT fk_paper_tag_paper_id_paper FOREIGN KEY(paper_id) REFERENCES paper (id) ON DELETE RESTRICT, 
	CONSTRAINT fk_paper_tag_tag_id_tag FOREIGN KEY(tag_id) REFERENCES tag (id) ON DELETE CASCADE
);
INSERT INTO "paper_tag" VALUES(1,1);
CREATE TABLE repaired_word (
	digest_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	word VARCHAR NOT NULL, 
	guess VARCHAR NOT NULL, 
	original VARCHAR NOT NULL, 
	alternatives JSON NOT NULL, 
	certainty VARCHAR NOT NULL, 
	chosen BOOLEAN NOT NULL, 
	CONSTRAINT pk_repaired_word PRIMARY KEY (digest_id, line, start), 
	CONSTRAINT fk_repaired_word_digest_id_digest FOREIGN KEY(digest_id) REFERENCES digest (id) ON DELETE CASCADE
);
CREATE TABLE saved_search (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	selection VARCHAR NOT NULL, 
	CONSTRAINT uq_saved_search_folded UNIQUE (folded)
);
CREATE TABLE shelved_digest (
	change_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	period_start VARCHAR, 
	period_end VARCHAR, 
	encoding VARCHAR NOT NULL, 
	repair_steps JSON NOT NULL, 
	repaired_passages INTEGER NOT NULL, 
	inferred_words INTEGER NOT NULL, 
	issues JSON NOT NULL, 
	imported_at VARCHAR NOT NULL, 
	raw BLOB NOT NULL, 
	text VARCHAR, encoding_certain BOOLEAN DEFAULT '1' NOT NULL, told_encoding VARCHAR DEFAULT '' NOT NULL, repair_wanted BOOLEAN DEFAULT '1' NOT NULL, word_choices JSON DEFAULT '[]' NOT NULL, uncertain_words INTEGER DEFAULT '0' NOT NULL, unrepaired_words INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_shelved_digest_change_id_digest_change FOREIGN KEY(change_id) REFERENCES digest_change (id) ON DELETE CASCADE
);
CREATE TABLE shelved_mention (
	change_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	topic_id INTEGER, 
	fingerprint VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	arxiv_id VARCHAR, 
	doi VARCHAR, 
	title VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	other_title VARCHAR NOT NULL, 
	authors JSON NOT NULL, 
	date VARCHAR NOT NULL, 
	published VARCHAR NOT NULL, 
	org VARCHAR NOT NULL, 
	venue VARCHAR NOT NULL, 
	rank INTEGER, 
	keywords JSON NOT NULL, 
	section VARCHAR NOT NULL, 
	line_start INTEGER NOT NULL, 
	line_end INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	fields JSON NOT NULL, 
	links JSON NOT NULL, 
	path VARCHAR, 
	CONSTRAINT fk_shelved_mention_change_id_digest_change FOREIGN KEY(change_id) REFERENCES digest_change (id) ON DELETE CASCADE
);
CREATE TABLE shelved_note_place (
	change_id INTEGER NOT NULL, 
	note_id INTEGER NOT NULL, 
	mention_id INTEGER NOT NULL, 
	CONSTRAINT fk_shelved_note_place_change_id_digest_change FOREIGN KEY(change_id) REFERENCES digest_change (id) ON DELETE CASCADE
);
CREATE TABLE shelved_paper (
	change_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	added_at VARCHAR NOT NULL, 
	CONSTRAINT fk_shelved_paper_change_id_digest_change FOREIGN KEY(change_id) REFERENCES digest_change (id) ON DELETE CASCADE
);
CREATE TABLE shelved_repaired_word (
	change_id INTEGER NOT NULL, 
	digest_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	word VARCHAR NOT NULL, 
	guess VARCHAR NOT NULL, 
	original VARCHAR NOT NULL, 
	alternatives JSON NOT NULL, 
	certainty VARCHAR NOT NULL, 
	chosen BOOLEAN NOT NULL, 
	CONSTRAINT fk_shelved_repaired_word_change_id_digest_change FOREIGN KEY(change_id) REFERENCES digest_change (id) ON DELETE CASCADE
);
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	folded VARCHAR NOT NULL, 
	colour VARCHAR NOT NULL, 
	CONSTRAINT uq_tag_folded UNIQUE (folded)
);
INSERT INTO "tag" VALUES(1,'học sâu/RAG','học sâu/rag','blue');
CREATE TABLE topic (
	id INTEGER NOT NULL, 
	parent_id INTEGER, 
	name VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	CONSTRAINT pk_topic PRIMARY KEY (id), 
	CONSTRAINT fk_topic_parent_id_topic FOREIGN KEY(parent_id) REFERENCES topic (id) ON DELETE CASCADE, 
	CONSTRAINT uq_topic_path UNIQUE (path)
);
INSERT INTO "topic" VALUES(1,NULL,'2024','2024');
INSERT INTO "topic" VALUES(2,1,'2월','20242월');
CREATE TABLE undo_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	owner VARCHAR NOT NULL, 
	at FLOAT NOT NULL, 
	undone BOOLEAN NOT NULL, 
	done VARCHAR NOT NULL, 
	inverse VARCHAR NOT NULL, 
	run_id INTEGER, 
	CONSTRAINT fk_undo_step_run_id_import_run FOREIGN KEY(run_id) REFERENCES import_run (id) ON DELETE CASCADE
);
INSERT INTO "undo_step" VALUES(1,'window',1.79586254379753303524e+09,0,'{"type":"SetStatus","papers":[1],"status":"read"}','{"type":"RestoreStates","states":[{"type":"PaperState","paper_id":1,"status":"inbox","starred":false,"rating":null,"priority":null,"queue_position":null,"decided_at":null,"presence":"kept","trashed_at":null}],"changed":[{"type":"PaperState","paper_id":1,"status":"read","starred":false,"rating":null,"priority":null,"queue_position":null,"decided_at":"2026-11-28T10:42:23.750Z","presence":"kept","trashed_at":null}]}',NULL);
INSERT INTO "undo_step" VALUES(2,'window',1.7958625438069145679e+09,0,'{"type":"SetStarred","papers":[1],"starred":true}','{"type":"RestoreStates","states":[{"type":"PaperState","paper_id":1,"status":"read","starred":false,"rating":null,"priority":null,"queue_position":null,"decided_at":"2026-11-28T10:42:23.750Z","presence":"kept","trashed_at":null}],"changed":[{"type":"PaperState","paper_id":1,"status":"read","starred":true,"rating":null,"priority":null,"queue_position":null,"decided_at":"2026-11-28T10:42:23.750Z","presence":"kept","trashed_at":null}]}',NULL);
INSERT INTO "undo_step" VALUES(3,'window',1.79586254381246590615e+09,0,'{"type":"SetRating","papers":[1],"rating":4}','{"type":"RestoreStates","states":[{"type":"PaperState","paper_id":1,"status":"read","starred":true,"rating":null,"priority":null,"queue_position":null,"decided_at":"2026-11-28T10:42:23.750Z","presence":"kept","trashed_at":null}],"changed":[{"type":"PaperState","paper_id":1,"status":"read","starred":true,"rating":4,"priority":null,"queue_position":null,"decided_at":"2026-11-28T10:42:23.750Z","presence":"kept","trashed_at":null}]}',NULL);
INSERT INTO "undo_step" VALUES(4,'window',1.79586254382055687901e+09,0,'{"type":"AddTag","papers":[1],"tag":"học sâu/RAG"}','{"type":"RestoreTags","tags":[],"changed":[{"type":"TagCopy","id":1,"name":"học sâu/RAG","colour":"blue","papers":[1]}],"searches":[]}',NULL);
INSERT INTO "undo_step" VALUES(5,'window',1.79586254382646369931e+09,0,'{"type":"AddNote","paper_id":1,"body":"một **ghi chú**","mention_id":null}','{"type":"DeleteNote","note_id":1,"expected":"một **ghi chú**"}',NULL);
CREATE INDEX ix_digest_source ON digest (source);
CREATE INDEX ix_paper_arxiv_id ON paper (arxiv_id);
CREATE INDEX ix_paper_doi ON paper (doi);
CREATE INDEX ix_topic_parent_id ON topic (parent_id);
CREATE INDEX ix_mention_topic_id_paper_id ON mention (topic_id, paper_id);
CREATE INDEX ix_journal_paper_id ON journal (paper_id);
CREATE INDEX ix_note_paper_id ON note (paper_id);
CREATE TRIGGER journal_no_update BEFORE update ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE delete ON journal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE INDEX ix_mention_digest_id_line_start ON mention (digest_id, line_start, line_end, paper_id);
CREATE INDEX ix_merged_paper_paper_id ON merged_paper (paper_id);
CREATE INDEX ix_digest_change_run_id ON digest_change (run_id);
CREATE INDEX ix_undo_step_owner ON undo_step (owner);
CREATE INDEX ix_undo_step_run_id ON undo_step (run_id);
CREATE INDEX ix_shelved_digest_change_id ON shelved_digest (change_id);
CREATE INDEX ix_shelved_paper_change_id ON shelved_paper (change_id);
CREATE INDEX ix_shelved_mention_change_id ON shelved_mention (change_id);
CREATE INDEX ix_shelved_note_place_change_id ON shelved_note_place (change_id);
CREATE INDEX ix_shelved_repaired_word_change_id ON shelved_repaired_word (change_id);
CREATE INDEX ix_paper_state_status ON paper_state (status, starred, presence);
CREATE INDEX ix_mention_paper_id ON mention (paper_id, digest_id, topic_id);
CREATE INDEX ix_paper_tag_tag_id ON paper_tag (tag_id, paper_id);
CREATE INDEX ix_paper_state_presence ON paper_state (presence) WHERE presence <> 'kept';
CREATE INDEX ix_paper_search_text ON paper (search_text);
CREATE INDEX ix_paper_digests ON paper (digests);
CREATE INDEX ix_paper_by ON paper (nullif(lower(byline), ''));
CREATE INDEX ix_paper_dated ON paper (nullif(date, ''));
CREATE INDEX ix_paper_state_decided_at ON paper_state (decided_at) WHERE decided_at IS NOT NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('import_run',1);
INSERT INTO "sqlite_sequence" VALUES('digest_change',1);
INSERT INTO "sqlite_sequence" VALUES('paper',2);
INSERT INTO "sqlite_sequence" VALUES('mention',2);
INSERT INTO "sqlite_sequence" VALUES('undo_step',5);
INSERT INTO "sqlite_sequence" VALUES('tag',1);
INSERT INTO "sqlite_sequence" VALUES('note',1);
COMMIT;
