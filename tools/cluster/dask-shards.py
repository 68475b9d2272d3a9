#!/usr/bin/env python3
"""Runs a sweep in shards on Dask workers, unites their stores, and makes the answer.

    python3 tools/cluster/dask-shards.py --shards 16 --folder results/study -- \\
        quartermaster sweep scenarios/district.yaml --over fleet.buses=20..80

Without --scheduler, workers are processes on this machine, one on each core. With --scheduler tcp://HOST:8786 they are those
of a running cluster; the folder and the scenario must then lie on a file system that all of them see. A shard whose worker
is lost is given to another, which goes on from the trials that are in the shard's store.

Needs: pip install dask distributed
"""

import argparse
import os
import subprocess
import sys

from distributed import Client, LocalCluster, as_completed


def run_shard(command, number, count, store):
    """Runs one shard to its end; its store keeps what is done if this process is killed."""
    done = subprocess.run(
        command + ["--shard", f"{number}/{count}", "--store", store, "--jobs", "1", "--quiet"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"shard {number}/{count} ended with {done.returncode}: {done.stderr.strip()}")
    return number


def main():
    parser = argparse.ArgumentParser(
        description="Runs a sweep in shards on Dask workers.", epilog="The command to run comes after --.")
    parser.add_argument("--shards", type=int, required=True, help="how many; a few times as many as workers")
    parser.add_argument("--folder", required=True, help="where the shards' stores and the answer go")
    parser.add_argument("--workers", type=int, default=os.cpu_count(), help="how many processes on this machine")
    parser.add_argument("--scheduler", help="the address of a running cluster instead")
    parser.add_argument("--retries", type=int, default=3, help="how often a shard is tried again")
    parser.add_argument("command", nargs="+", help="quartermaster sweep ...")
    options = parser.parse_args()
    if options.shards < 1 or options.workers < 1:
        parser.error("--shards and --workers must be 1 or more")

    os.makedirs(options.folder, exist_ok=True)
    stores = [os.path.join(options.folder, f"shard-{i}.sqlite") for i in range(1, options.shards + 1)]
    cluster = None
    if options.scheduler is None:
        cluster = LocalCluster(
            n_workers=options.workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None)
    with Client(options.scheduler or cluster) as client:
        shards = [
            client.submit(
                run_shard, options.command, i + 1, options.shards, store, key=f"shard-{i + 1}", pure=False,
                retries=options.retries)
            for i, store in enumerate(stores)
        ]
        failed = 0
        for count, shard in enumerate(as_completed(shards), start=1):
            if shard.status == "error":
                failed += 1
                print(shard.exception(), file=sys.stderr)
            print(f"{count} of {options.shards} shards", file=sys.stderr)
    if cluster is not None:
        cluster.close()
    if failed:
        sys.exit(f"{failed} shards failed; start the same command again: what is done is kept")

    merged = os.path.join(options.folder, "trials.sqlite")
    if os.path.exists(merged):
        os.remove(merged)
    subprocess.run([options.command[0], "merge", "--into", merged] + stores, check=True)
    # The store holds every trial, so this simulates nothing.
    subprocess.run(options.command + ["--store", merged, "--out", options.folder], check=True)


if __name__ == "__main__":
    main()
