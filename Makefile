# claimcheck: make, make demo, make check, make bench, make fuzz T=…, make asan, make install
#
# One library (libclaimcheck.a) holds everything but main.c; the program and every test link what ships.
# B is the build directory; SAN=1 builds with AddressSanitizer and UBSan into build/asan.

VERSION := 0.1.0
# make V=1 shows the commands
Q       := $(if $(V),,@)
CC      ?= cc
PREFIX  ?= /usr/local
DESTDIR ?=

ifdef SAN
B        ?= build/asan
SANFLAGS := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
OPT      ?= -O1 -g
else
B        ?= build
OPT      ?= -O2 -g
endif

PKGS   := libxml-2.0 libcurl libcjson sqlite3 libcmark libutf8proc libmicrohttpd zlib libzstd libcrypto libarchive
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
PKG_LIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lstemmer -lm -lpthread

WARN := -Wall -Wextra -Werror -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
        -Wpointer-arith -Wcast-qual -Wwrite-strings -Wvla -Wformat=2 -Wno-format-nonliteral -Wundef -fno-common
ALL_CFLAGS := -std=c17 -D_GNU_SOURCE -DCC_VERSION='"$(VERSION)"' $(WARN) $(OPT) $(SANFLAGS) -fstack-protector-strong -Iinclude -Isrc -I$(B) \
        -isystem /usr/include/libxml2 $(PKG_CFLAGS) $(CFLAGS) -MMD -MP
ALL_LDFLAGS := $(SANFLAGS) $(LDFLAGS)

MODULES := base vocab article claims query net pubmed mirror evidence rules rating store report pipeline web cli
SRC     := $(filter-out src/cli/main.c src/vocab/mkvocab.c src/vocab/mkmesh.c,$(foreach m,$(MODULES),$(sort $(wildcard src/$(m)/*.c))))
# the tagger's word lists have a table of their own (mklexicon)
WORDS   := src/vocab/tagger_words.tsv src/vocab/pos_lexicon.tsv src/vocab/frequent_words.tsv
TSV     := $(filter-out $(WORDS),$(sort $(wildcard src/vocab/*.tsv)))
OBJ     := $(SRC:src/%.c=$(B)/%.o) $(TSV:src/vocab/%.tsv=$(B)/vocab/table_%.o) $(B)/vocab/mesh_blob.o $(B)/claims/lexicon_data.o $(B)/claims/tagger_weights.o
LIB     := $(B)/libclaimcheck.a
BIN     := $(B)/claimcheck

UNIT    := $(patsubst tests/unit/%.c,$(B)/tests/unit/%,$(sort $(wildcard tests/unit/test_*.c)))
SUPPORT := $(patsubst tests/support/%.c,$(B)/tests/support/%.o,$(sort $(wildcard tests/support/*.c)))
FUZZ    := $(patsubst tests/fuzz/%.c,$(B)/tests/fuzz/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
TOOLS   := $(patsubst tests/tools/%.c,$(B)/tests/tools/%,$(sort $(wildcard tests/tools/*.c)))
BENCH   := $(patsubst tests/bench/%.c,$(B)/tests/bench/%,$(sort $(wildcard tests/bench/bench_*.c)))

.PHONY: all deps demo check check-clients check-built asan clang bench bench-retrieval fuzz lint format clean install tests
.SECONDARY:
.DELETE_ON_ERROR:

all: $(BIN)

# ---- what every build needs; installs it where that is allowed
deps:
	@sh .ci/install-packages

$(B)/mkvocab: src/vocab/mkvocab.c src/vocab/hash.h
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -O1 -Wall -Wextra -Isrc -o $@ $<

$(B)/vocab/table_%.c: src/vocab/%.tsv $(B)/mkvocab
	@mkdir -p $(@D)
	$(Q)$(B)/mkvocab $* < $< > $@

# MeSH: laid out by mkmesh (which folds words with the library's own code), taken into an object as it is
MKMESH := $(addprefix $(B)/,vocab/mkmesh.o vocab/mesh_fold.o base/utf8.o base/buf.o base/mem.o base/hash.o)
$(B)/mkmesh: $(MKMESH)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/vocab/mesh.bin: src/vocab/mesh.tsv.gz $(B)/mkmesh
	$(Q)gzip -dc $< | ASAN_OPTIONS=detect_leaks=0 $(B)/mkmesh > $@

$(B)/vocab/mesh_blob.o: $(B)/vocab/mesh.bin
	$(Q)printf '%s\n' '.section .rodata' '.balign 16' '.globl cc_mesh_blob_bytes' 'cc_mesh_blob_bytes:' '.incbin "$<"' \
	    '.section .note.GNU-stack,"",%progbits' > $(B)/vocab/mesh_blob.s && $(CC) -c -o $@ $(B)/vocab/mesh_blob.s

$(B)/vocab/tables.h: $(TSV) src/vocab/mktables.sh
	@mkdir -p $(@D)
	$(Q)sh src/vocab/mktables.sh $(TSV) > $@.new && { cmp -s $@.new $@ || mv $@.new $@; rm -f $@.new; }

$(B)/vocab/table_%.o: $(B)/vocab/table_%.c $(B)/vocab/tables.h
	$(Q)$(CC) $(filter-out -Wpedantic,$(ALL_CFLAGS)) -Wno-overlength-strings -O0 -g0 -c -o $@ $<

MKLEXICON := src/claims/train/mklexicon.c src/claims/tagname.c src/claims/train/classes.c src/vocab/vocab.c \
        $(addprefix $(B)/vocab/table_,cues.c nouns.c terms.c verbs.c shifts.c)
$(B)/mklexicon: $(MKLEXICON) src/claims/lexicon.h src/claims/token.h src/claims/words.h src/claims/train/classes.h src/vocab/hash.h $(B)/vocab/tables.h
	@mkdir -p $(@D)
	$(Q)$(CC) -std=c17 -D_GNU_SOURCE -O1 -Wall -Wextra -Iinclude -Isrc -I$(B) -o $@ $(MKLEXICON)

$(B)/claims/lexicon_data.c: $(WORDS) $(B)/mklexicon
	@mkdir -p $(@D)
	$(Q)$(B)/mklexicon $(WORDS) > $@

$(B)/claims/tagger_weights.o: src/vocab/tagger_weights.bin
	@mkdir -p $(@D)
	$(Q)printf '%s\n' '.section .rodata' '.balign 64' '.globl cc_perceptron_weights' 'cc_perceptron_weights:' '.incbin "$<"' \
	    '.section .note.GNU-stack,"",%progbits' > $(B)/claims/tagger_weights.s && $(CC) -c -o $@ $(B)/claims/tagger_weights.s

$(B)/claims/lexicon_data.o: $(B)/claims/lexicon_data.c src/claims/lexicon.h
	$(Q)$(CC) $(filter-out -Wpedantic,$(ALL_CFLAGS)) -Wno-overlength-strings -O0 -g0 -c -o $@ $<

$(B)/%.o: src/%.c | $(B)/vocab/tables.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(LIB): $(OBJ)
	@rm -f $@
	$(Q)ar rcs $@ $(OBJ)

$(BIN): $(B)/cli/main.o $(LIB)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(PKG_LIBS)

# ---- tests
$(B)/tests/support/%.o: tests/support/%.c | $(B)/vocab/tables.h
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests -c -o $@ $<

$(B)/tests/unit/%: tests/unit/%.c $(LIB) $(SUPPORT)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests $(ALL_LDFLAGS) -o $@ $< $(SUPPORT) $(LIB) -lcmocka $(PKG_LIBS)

$(B)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/driver.c $(LIB)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests $(ALL_LDFLAGS) -o $@ $< tests/fuzz/driver.c $(LIB) $(PKG_LIBS)

$(B)/tests/tools/%: tests/tools/%.c $(LIB) $(SUPPORT)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests $(ALL_LDFLAGS) -o $@ $< $(SUPPORT) $(LIB) $(PKG_LIBS)

$(B)/tests/bench/%: tests/bench/%.c $(LIB) $(SUPPORT)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Itests $(ALL_LDFLAGS) -o $@ $< $(SUPPORT) $(LIB) $(PKG_LIBS)

tests: $(BIN) $(UNIT) $(FUZZ) $(TOOLS)

check: deps
	@$(MAKE) --no-print-directory tests
	@$(MAKE) --no-print-directory SAN=1 B=build/asan tests
	@bash tests/run.sh build build/asan

# the same without the sanitizer build: for the desk, not for CI
check-quick: tests
	@bash tests/run.sh $(B)

# EDirect, Biopython and rentrez, unmodified, against claimcheck eutils; a client that is not there is skipped
check-clients: $(BIN) $(B)/tests/tools/make_mirror
	@sh .ci/install-packages packages-clients || true
	@bash tests/clients/run.sh $(B)

lint:
	@bash tests/lint/run.sh

clang:
	@$(MAKE) --no-print-directory CC=clang B=build/clang all

demo: deps
	@$(MAKE) --no-print-directory all
	@sh claims/demo.sh $(B)/claimcheck

# how well the mirror ranks, beside plain FTS5
bench-retrieval: $(BIN)
	@bash tests/bench/retrieval.sh $(B)

bench: $(BIN) $(BENCH)
	@bash tests/bench/run.sh $(B)

# make fuzz T=html SECONDS=60: libFuzzer, corpus of tests/fuzz/corpus/T first
SECONDS ?= 60
FUZZ_FLAGS := -std=c17 -D_GNU_SOURCE -DCC_VERSION='"$(VERSION)"' -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Iinclude -Isrc \
        -Ibuild/fuzz -Itests -isystem /usr/include/libxml2 $(PKG_CFLAGS)
fuzz:
	@$(MAKE) --no-print-directory CC=clang B=build/fuzz OPT="-O1 -g" SANFLAGS="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all" build/fuzz/libclaimcheck.a
	clang $(FUZZ_FLAGS) -o build/fuzz/fuzz_$(T) tests/fuzz/fuzz_$(T).c build/fuzz/libclaimcheck.a $(PKG_LIBS)
	@mkdir -p build/fuzz/corpus/$(T)
	build/fuzz/fuzz_$(T) -max_total_time=$(SECONDS) -timeout=10 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 build/fuzz/corpus/$(T) tests/fuzz/corpus/$(T)

format:
	clang-format -i $(shell git ls-files '*.c' '*.h')

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/claimcheck
	install -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/claimcheck
	cp -r cache/starter $(DESTDIR)$(PREFIX)/share/claimcheck/
	install -m 644 LICENSE NOTICE $(DESTDIR)$(PREFIX)/share/claimcheck/

clean:
	rm -rf build

-include $(OBJ:.o=.d) $(B)/vocab/mkmesh.d $(B)/cli/main.d $(SUPPORT:.o=.d)
