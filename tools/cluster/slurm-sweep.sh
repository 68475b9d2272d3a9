#!/usr/bin/env bash
# Runs a sweep in shards as a Slurm array, then unites their stores and makes the answer.
#
#   tools/cluster/slurm-sweep.sh SHARDS FOLDER quartermaster sweep scenarios/district.yaml --over fleet.buses=20..80
#
# FOLDER and the scenario must lie on a file system that all nodes see. Options of sbatch, such as a partition or a time
# limit, come from SBATCH_* variables of the environment. A shard that fails or whose node is lost is queued again, at most
# three times, and goes on from the trials that are in its store: a trial that was complete is not lost.
#
# Choose SHARDS so that each takes ten minutes or more: starting a task costs Slurm seconds.
set -euo pipefail

if [ $# -lt 4 ] || ! [ "$1" -ge 1 ] 2>/dev/null; then
  sed -n '2,/^set/p' "$0" | sed -n 's/^# \{0,1\}//p' >&2
  exit 64
fi
shards=$1
mkdir -p "$2"
folder=$(realpath "$2")
shift 2

shard='
  store=$FOLDER/shard-$SLURM_ARRAY_TASK_ID.sqlite
  "$@" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --store "$store" --jobs "${SLURM_CPUS_PER_TASK:-1}" --quiet && exit
  code=$?
  # 64 and 65: wrong usage, wrong scenario; another try would not help.
  if [ "$code" = 64 ] || [ "$code" = 65 ] || [ "${SLURM_RESTART_COUNT:-0}" -ge 3 ]; then exit "$code"; fi
  scontrol requeue "${SLURM_ARRAY_JOB_ID}_${SLURM_ARRAY_TASK_ID}"
  sleep 60'

answer='
  rm -f "$FOLDER/trials.sqlite"
  "$1" merge --into "$FOLDER/trials.sqlite" "$FOLDER"/shard-*.sqlite
  "$@" --store "$FOLDER/trials.sqlite" --out "$FOLDER"'

script() {
  printf '#!/usr/bin/env bash\nset -u\nFOLDER=%q\nset --' "$folder"
  printf ' %q' "${@:2}"
  printf '\n%s\n' "$1"
}

array=$(script "$shard" "$@" | sbatch --parsable --job-name=quartermaster --array="1-$shards" --requeue \
  --output="$folder/shard-%a.log" --open-mode=append)
script "set -e
$answer" "$@" | sbatch --parsable --job-name=quartermaster-answer --dependency="afterok:$array" \
  --kill-on-invalid-dep=yes --output="$folder/answer.log"
