#!/usr/bin/env bash
# The whole loop on example plans: write, check, compare, share, see where it stands, review, begin again.
# `make demo` runs it with kamplan on the PATH; everything it makes lies in demo/.
set -euo pipefail
cd "$(dirname "$0")/.."

# The same page for everybody, on whatever terminal.
unset KAMPLAN_TODAY
export COLUMNS=100 PAGER=cat
bold= plain= dim=
if [ -t 1 ] && [ -z "${NO_COLOR:-}" ] && [ "${TERM:-dumb}" != dumb ]; then
    bold=$'\e[1m' plain=$'\e[0m' dim=$'\e[2m'
fi

step() { printf '\n%s%s%s\n' "$bold" "$1" "$plain"; }

# run CODE LINES COMMAND: shows the command as one would type it and the first lines of what it
# prints, and stops the demo if it ends with another exit code.
run() {
    local expected=$1 lines=$2 command=$3 output code=0
    printf '\n%s$ %s%s\n' "$bold" "$command" "$plain"
    output=$(eval "$command" 2>&1) || code=$?
    if [ -n "$output" ]; then
        printf '%s\n' "$output" | sed -n "1,${lines}s/^/  /p"
    fi
    local more=$(($(printf '%s\n' "$output" | wc -l) - lines))
    if [ "$more" -gt 0 ]; then
        printf '  %s... and %s more lines%s\n' "$dim" "$more" "$plain"
    fi
    if [ "$code" -ne "$expected" ]; then
        printf 'demo: `%s` ended with %s instead of %s\n' "$command" "$code" "$expected" >&2
        printf '%s\n' "$output" >&2
        exit 1
    fi
}

enter() {
    printf '\n%s$ cd %s%s\n' "$bold" "$1" "$plain"
    cd "$1"
}

rm -rf demo
mkdir -p demo/first

step "1. A new plan: valid at once, with a question wherever something is to be filled in"
enter demo/first
run 0 1 'git init --quiet'
run 0 8 'kamplan new st-brannocs --name "St. Brannoc'"'"'s University Hospital" --supplier "Tessaly Biologics"'
run 0 12 'kamplan lint --format full'

step "2. A plan with every fault that people make: each by name, with its line and its cure"
enter ../..
run 1 11 'kamplan lint examples/bad --format full'

step "3. Two iterations of one plan, compared in the plan's own terms"
run 0 3 'python examples/make_repository.py dornbach demo/dornbach'
enter demo/dornbach
run 0 20 'kamplan diff first-draft agreed'

step "4. The page to share with the customer: one file, no account, no network"
run 0 4 'kamplan render --to html -o plan.html'

step "5. Both sign exactly what the plan says; a later change to it shows"
run 0 1 'git switch --quiet --detach agreed'
run 0 1 'kamplan sign --party customer --by dornbach --method meeting --today 2026-03-20'
run 0 1 'kamplan sign --party supplier --by halvorsen --method meeting --today 2026-03-20'
run 0 1 'kamplan verify'
run 0 1 'git switch --quiet main'
run 1 6 'kamplan verify'

step "6. Where it stands: what each side promised, and how far each measure got"
run 0 30 'kamplan status --today 2026-10-15'

step "7. After twelve months: did each side do what it said?"
run 0 30 'kamplan review --today 2027-03-20'
run 0 4 'kamplan review --held-on 2027-03-16 --verdict "Line two stood nine hours because of you. It was thirty-one. I'"'"'d still like none." --said-by feldkamp --next continue --today 2027-03-20'

step "8. The next year: people and open needs go on, all else is thought through anew"
run 0 10 'kamplan new dornbach --from dornbach --today 2027-03-20'

step "Now open the page in a browser: $PWD/plan.html"
