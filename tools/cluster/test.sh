#!/usr/bin/env bash
# Tries both drivers on this machine: the answers must equal that of one process, byte for byte, with workers lost on the
# way. `make cluster-test` installs what this needs (Debian's slurm-wlm and munge; dask and distributed in .build/dask).
#
#   tools/cluster/test.sh PROGRAM [dask|slurm]
set -euo pipefail
program=$(realpath "$1")
only=${2:-}
cd "$(dirname "$0")/../.."
work=$(mktemp -d /tmp/quartermaster-cluster.XXXXXX)
processes=()
stop() {
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap stop EXIT

sweep=("$program" sweep scenarios/quickstart.yaml --over fleet.buses=1,2 --over handover.members=4..30 --values 6
  --replications 12)
"${sweep[@]}" --store "$work/whole.sqlite" --out "$work/whole" --quiet
"$program" merge --into "$work/whole-merged.sqlite" "$work/whole.sqlite" >/dev/null

# Compares a folder's answer and united store with those of the one process.
compare() {
  for file in sweep.json trials.csv points.csv effects.csv; do cmp "$work/whole/$file" "$1/$file"; done
  # Opening a store changes its header (the log's mode), so that another merge of the shards is compared.
  "$program" merge --into "$1/again.sqlite" "$1"/shard-*.sqlite >/dev/null
  cmp "$work/whole-merged.sqlite" "$1/again.sqlite"
}

# Kills one process that works on a shard, once it is at work.
lose_worker() {
  for _ in $(seq 200); do
    victim=$(pgrep -f -- "$1" | head -n 1 || true)
    if [ -n "$victim" ]; then
      sleep 0.5
      kill -9 "$victim" 2>/dev/null && { echo "killed $victim ($1)"; return; }
    fi
    sleep 0.1
  done
  echo "no process to kill: $1" >&2
  return 1
}

if [ -z "$only" ] || [ "$only" = dask ]; then
  .build/dask/bin/python tools/cluster/dask-shards.py --shards 6 --workers 3 --folder "$work/dask" -- "${sweep[@]}" --quiet &
  driver=$!
  # A worker process of Dask, not the nanny that starts it again: it is the parent of the program.
  for _ in $(seq 300); do
    shard=$(pgrep -f -- "--store $work/dask/shard-" | head -n 1 || true)
    [ -n "$shard" ] && break
    sleep 0.1
  done
  worker=$(ps -o ppid= -p "$shard" | tr -d ' ')
  kill -9 "$worker" "$shard"
  echo "killed Dask's worker $worker and its shard $shard"
  wait "$driver"
  compare "$work/dask"
  echo "Dask: 6 shards on 3 workers, one lost: the answer of one process, byte for byte"
fi

if [ -z "$only" ] || [ "$only" = slurm ]; then
  host=$(hostname -s)
  mkdir -p "$work/slurm/state" "$work/slurm/spool" "$work/munge"
  chmod 755 "$work" "$work/slurm" "$work/munge"
  # Our own munge, on a socket of its own: whatever the machine runs is left alone.
  dd if=/dev/urandom of="$work/munge/key" bs=1024 count=1 status=none
  chmod 400 "$work/munge/key"
  munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" \
    --pid-file="$work/munge/pid" --log-file="$work/munge/log" --seed-file="$work/munge/seed" 2>/dev/null &
  processes+=($!)
  cat > "$work/slurm/slurm.conf" <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
CommunicationParameters=NoInAddrAny
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CredType=cred/munge
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$work/slurm/state
SlurmdSpoolDir=$work/slurm/spool
SlurmctldPidFile=$work/slurm/slurmctld.pid
SlurmdPidFile=$work/slurm/slurmd.pid
SlurmctldLogFile=$work/slurm/slurmctld.log
SlurmdLogFile=$work/slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
ReturnToService=2
SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0,requeue_delay=1
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MinJobAge=300
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=test Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
  export SLURM_CONF=$work/slurm/slurm.conf
  for _ in $(seq 100); do [ -S "$work/munge/socket" ] && break; sleep 0.1; done
  slurmctld -D 2>/dev/null &
  processes+=($!)
  slurmd -D 2>/dev/null &
  processes+=($!)
  for _ in $(seq 100); do sinfo -h -o %t 2>/dev/null | grep -q idle && break; sleep 0.3; done
  sinfo -h -o %t | grep -q idle || { cat "$work"/slurm/*.log >&2; echo "Slurm did not start" >&2; exit 1; }
  answer=$(tools/cluster/slurm-sweep.sh 4 "$work/array" "${sweep[@]}" --quiet)
  lose_worker "--store $work/array/shard-"
  for _ in $(seq 600); do
    state=$(scontrol show job "$answer" 2>/dev/null | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p' | head -n 1)
    case $state in COMPLETED) break ;; FAILED | CANCELLED | TIMEOUT) break ;; esac
    sleep 0.5
  done
  [ "$state" = COMPLETED ] || { squeue >&2; cat "$work"/array/*.log "$work"/slurm/slurmctld.log >&2; exit 1; }
  compare "$work/array"
  echo "Slurm: an array of 4 shards, one killed and queued again: the answer of one process, byte for byte"
fi
