// wink.js: second step of training: "TEXT TAB spans" in, "TEXT TAB UPOS UPOS …" out, one tag for each of our tokens ("-" where
// the two tokenizers disagree). Needs npm's wink-nlp and wink-eng-lite-web-model (MIT) in NODE_PATH; see train.sh.
const wink = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos']);
const its = wink.its;

function tags(text, spans) {
    const doc = wink.readDoc(text), at = new Map();
    let place = 0;
    doc.tokens().each((token) => {
        place += token.out(its.precedingSpaces).length;
        const length = token.out().length;
        at.set(place + length, [place, token.out(its.pos)]);
        place += length;
    });
    if (place > text.length) return null;
    return spans.map(([start, end]) => {
        const last = at.get(end);
        return last === undefined || last[0] < start ? '-' : last[1];
    });
}

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const [text, list] = line.split('\t');
    if (!list) return;
    const spans = list.split(' ').map((s) => s.split(',').map(Number));
    // a capital at the beginning makes wink see a name
    const plain = /^[A-Z][a-z]/.test(text) ? text[0].toLowerCase() + text.slice(1) : text;
    const found = tags(plain, spans);
    if (found) console.log(text + '\t' + found.join(' '));
});
