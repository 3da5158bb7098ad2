# The report page in a real browser: accessible, narrow and wide, light and dark, on paper, by keyboard, and deaf to whatever
# an article carries (tests/browser/page.mjs says what is held). The browser's driver comes from npm, for this test only.
. "$(dirname "$0")/lib.sh"
chromium=${CHROMIUM:-/usr/bin/chromium}
[ -x "$chromium" ] || skip "no chromium"
command -v node >/dev/null && command -v npm >/dev/null || skip "no node and npm"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 20 ] || skip "node is older than 20"
# installed once beside the script; a machine without a registry has no part in this test
browser=$root/tests/browser
if [ ! -f "$browser/node_modules/axe-core/axe.min.js" ] || [ ! -d "$browser/node_modules/playwright-core" ]; then
    (cd "$browser" && timeout 60 npm ci --no-audit --no-fund --ignore-scripts) >npm.log 2>&1 ||
        skip "npm packages of tests/browser cannot be installed: $(tail -n 1 npm.log)"
fi

# an unsearched claim makes the exit code 5; the page is there all the same
page() { "$cc" check "$1" --pubmed starter -q -o "$2" 2>err || [ $? = 5 ] || fail "no report of $1: $(cat err)"; }
page "$root/claims/eczema-and-your-gut.md" eczema.html
page "$root/claims/sleepwell-gummies.html" gummies.html
node "$browser/hostile.mjs" >hostile-article.html || fail "hostile.mjs"
page hostile-article.html hostile.html
[ "$(grep -c 'class="panel claim"' hostile.html)" -ge 60 ] || fail "the hostile article has fewer than 60 claims"
CHROMIUM=$chromium timeout 540 node "$browser/page.mjs" eczema.html gummies.html hostile.html >out 2>err
code=$?
[ $code != 77 ] || skip "$(tail -n 1 out)"
[ $code = 0 ] || { tail -n 30 out err; fail "the report page, exit $code"; }
exit 0
