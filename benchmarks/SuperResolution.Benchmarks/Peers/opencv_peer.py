"""OpenCV's dnn module as a peer. Told what to do by lines on standard input:

load FILE THREADS    reads FILE.onnx and FILE.bin, and answers the mean of the output, each value weighted by its place
run                  answers the milliseconds of one pass
"""
import sys
import time

import cv2
import numpy


def main():
    network = None
    for line in sys.stdin:
        words = line.split()
        if words[0] == "load":
            cv2.setNumThreads(int(words[2]))
            network = cv2.dnn.readNetFromONNX(words[1] + ".onnx")
            values = numpy.fromfile(words[1] + ".bin", dtype=numpy.float32)
            side = round((len(values) / 3) ** 0.5)
            network.setInput(values.reshape(1, 3, side, side))
            output = network.forward().flatten().astype(numpy.float64)
            answer = float((output * numpy.arange(len(output)) / len(output)).mean())
        else:
            start = time.perf_counter()
            network.forward()
            answer = (time.perf_counter() - start) * 1000
        print(repr(answer), flush=True)


main()
