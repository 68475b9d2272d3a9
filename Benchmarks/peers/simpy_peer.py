"""The same loads in SimPy: `simpy_peer.py (hold | ticks | mm1) PENDING COUNT` prints ns for each unit."""

import random
import sys
import time

import simpy


def hold(pending, count, mean):
    environment = simpy.Environment()
    draw = random.Random(1).expovariate

    def holder():
        while True:
            yield environment.timeout(float(int(mean * draw(1))))

    for _ in range(pending):
        environment.process(holder())
    for _ in range(pending):
        environment.step()
    start = time.perf_counter()
    for _ in range(count):
        environment.step()
    return time.perf_counter() - start


def single_server_queue(count):
    environment = simpy.Environment()
    draw = random.Random(1).expovariate
    server = simpy.Resource(environment, capacity=1)
    done = environment.event()
    served = 0

    def customer():
        nonlocal served
        with server.request() as request:
            yield request
            yield environment.timeout(draw(1))
        served += 1
        if served == count:
            done.succeed()

    def source():
        while True:
            yield environment.timeout(draw(0.9))
            environment.process(customer())

    environment.process(source())
    start = time.perf_counter()
    environment.run(done)
    return time.perf_counter() - start


def main():
    load, pending, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if load == "mm1":
        seconds = single_server_queue(count)
    else:
        seconds = hold(pending, count, 3600 if load == "ticks" else 1e9)
    print(seconds / count * 1e9)


main()
