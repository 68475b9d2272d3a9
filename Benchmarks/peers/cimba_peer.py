"""The loads that Cimba for Python can express: `cimba_peer.py (hold | mm1) PENDING COUNT` prints ns for each unit."""

import sys
import time

import cimba as cb
from cimba import inputs


class SingleServerQueue(cb.Model):
    interarrival: cb.Input[float] = inputs.dist.exponential(mean=1 / 0.9)
    service_time: cb.Input[float] = inputs.dist.exponential(mean=1)
    queue: cb.Container
    mean_queue: cb.Output[float]

    @cb.process
    def arrivals(self):
        while True:
            cb.hold(self.interarrival.next())
            self.queue.put(1)

    @cb.process
    def server(self):
        while True:
            self.queue.get(1)
            cb.hold(self.service_time.next())

    @cb.on_end
    def measure(self):
        self.mean_queue = self.queue.mean_level()


def hold_model(pending):
    class Hold(cb.Model):
        delay: cb.Input[float] = inputs.dist.exponential(mean=1)
        last: cb.Output[float]

        @cb.process(copies=pending)
        def holder(self):
            while True:
                cb.hold(self.delay.next())

        @cb.on_end
        def measure(self):
            self.last = 0.0

    return Hold()


def run(model, duration, seed):
    cb.Experiment(model, replications=1, window=cb.Window(warmup=0, duration=duration), seed=seed).run()


def main():
    load, pending, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    model = SingleServerQueue() if load == "mm1" else hold_model(pending)
    per_time = 0.9 if load == "mm1" else pending
    run(model, 1000 / per_time, 1)
    start = time.perf_counter()
    run(model, count / per_time, 2)
    print((time.perf_counter() - start) / count * 1e9)


main()
