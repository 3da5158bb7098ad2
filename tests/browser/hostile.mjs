// hostile.mjs: writes to stdout an HTML article that tries to break the report page: markup in every kind of text, right-to-left
// and bidirectional controls, a very long word, a wide table, deep lists, many claims.
const nutrients = ['Zinc', 'Ginger', 'Inulin', 'Biotin', 'Curcumin', 'Selenium'];
const effects = ['reduces inflammation', 'improves sleep', 'lowers blood pressure', 'prevents colds', 'raises serotonin',
    'relieves pain', 'improves memory', 'reduces anxiety', 'causes headaches', 'lowers cholesterol'];
const claims = nutrients.flatMap(n => effects.map(e => `<p>${n} ${e}.</p>`));
const long = 'pneumono'.repeat(50);
const evil = '&lt;script&gt;window.hacked=1&lt;/script&gt;';
process.stdout.write(`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>${evil} &quot;onmouseover=&quot;window.hacked=2&quot; x=&quot;</title>
<meta name="description" content="Magnesium &lt;img src=x onerror=window.hacked=3&gt; reduces &quot;onfocus=&quot;window.hacked=4 stress.">
<script>window.hacked = 5</script></head><body>
<nav><a href="javascript:window.hacked=6">Start ${evil}</a></nav>
<main><h1>Food ${evil}</h1>
<h4>Vitamin D prevents &lt;/h3&gt;&lt;iframe src=http://192.0.2.1/&gt; rickets</h4>
<p>Garlic &quot;onmouseover=&quot;window.hacked=7 lowers blood pressure. <a href="javascript:window.hacked=8">Fish oil eases joint pain</a>.
Oats &lt;/style&gt;&lt;style&gt;*{display:none} lower cholesterol. Kefir \u{1F95B}\u{1F469}\u200D\u{1F52C} improves digestion \u{1F600}.</p>
<p>\u202Etea green\u202C reduces appetite. \u05EA\u05D4 \u05D9\u05E8\u05D5\u05E7 and green tea improve memory. \u0627\u0644\u0634\u0627\u064A helps digestion.</p>
<p>${long} improves sleep. Honey cures ${long}.</p>
<ul><li>Deep<ul><li>Deeper<ul><li>Honey soothes a cough</li></ul></li></ul></li></ul>
<ol><li>Turmeric reduces swelling</li><li>Pepper ${evil} improves absorption</li></ol>
<dl><dt>Biotin</dt><dd>Biotin strengthens nails.</dd></dl>
<blockquote>Chamomile &lt;b&gt;calms&lt;/b&gt; the stomach.</blockquote>
<table><tr>${nutrients.map(n => `<th>${n}</th>`).join('')}</tr><tr>${nutrients.map(() => '<td>Reduces inflammation, pain and swelling</td>').join('')}</tr></table>
${claims.join('\n')}
</main><footer>\u00A9 ${evil}</footer></body></html>
`);
