# case.sh: one golden case. Sourced by tests/run.sh and tests/golden/update.sh.
#
# golden_case BINARY DIR: runs the binary with the words of DIR/args ("@" is the path of DIR/in.*), in a HOME of its own,
# and holds stdout against DIR/out (when there), stderr against DIR/err (when there), the exit code against DIR/rc
# (default 0). Sets golden_diff; returns 0 when all agree.
golden_run() {
    local bin=$1 dir=${2%/} in words
    in=$(ls "$dir"/in.* 2>/dev/null | head -n 1)
    read -r -a words <"$dir/args"
    words=("${words[@]/#@/$in}")
    golden_home=$(mktemp -d)
    HOME=$golden_home XDG_DATA_HOME= XDG_CACHE_HOME= XDG_CONFIG_HOME= CLAIMCHECK_NOW=2026-11-23T12:00:00Z NO_COLOR=1 \
        "$bin" "${words[@]}" >"$golden_home/stdout" 2>"$golden_home/stderr" </dev/null && golden_rc=0 || golden_rc=$?
}
golden_case() {
    local dir=${2%/} want=0 wrong=0
    golden_run "$1" "$dir"
    golden_diff=
    [ -f "$dir/rc" ] && want=$(cat "$dir/rc")
    [ "$golden_rc" = "$want" ] || { golden_diff+="exit $golden_rc, expected $want"$'\n'$(tail -n 5 "$golden_home/stderr")$'\n'; wrong=1; }
    [ ! -f "$dir/out" ] || golden_diff+=$(diff -u "$dir/out" "$golden_home/stdout") || wrong=1
    [ ! -f "$dir/err" ] || golden_diff+=$(diff -u "$dir/err" "$golden_home/stderr") || wrong=1
    rm -rf "$golden_home"
    return $wrong
}
