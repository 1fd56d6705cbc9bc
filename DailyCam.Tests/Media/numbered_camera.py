#!/usr/bin/python3
"""One camera for the chaos run: it runs whether or not anybody watches, and each picture carries its number (see rtsp_lab.py for the code in the top rows).

The number counts from --epoch (seconds since 1970) at --fps, also across connections and restarts of this process, so that a picture that never arrived is a missing
number and its time is known: epoch + number / fps. The path is /camera. Prints "port N control M" when it listens.

The control port takes one command a line and answers "ok" or "error ...":
  size 1280x720   another resolution from the next picture on, in the same session
  pause           nothing more is sent (pictures are made up for at resume, as after a SIGSTOP) ...
  resume          ... until now
  skip N          N pictures are never sent: a known loss
  double          the next number is sent twice, in place of the one after it
  swap            the next two numbers change places
"""
import argparse
import math
import os
import signal
import socketserver
import sys
import threading
import time
from fractions import Fraction

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import rtsp_lab  # noqa: E402
from rtsp_lab import GLib, Gst  # noqa: E402

CAPS = "video/x-raw,format=I420,width={},height={},framerate={}"


def rate(fps):
    """As GStreamer writes it; less than one a second too."""
    return "{}/{}".format(*Fraction(fps).limit_denominator(100).as_integer_ratio())


class Orders:
    """What the control port asked for; read by the feed before each picture."""

    def __init__(self, options):
        self.fps, self.kbps = options.fps, options.kbps
        self.size = tuple(int(n) for n in options.size.split("x"))
        self.flowing = threading.Event()
        self.flowing.set()
        self.pending = []
        self.began_at, self.began = options.epoch or time.time(), time.monotonic()
        self.began -= time.time() - self.began_at

    def now(self):
        """The number of the picture that is due next."""
        return math.ceil((time.monotonic() - self.began) * self.fps)

    def due(self, number):
        return self.began + number / self.fps

    def obey(self, line):
        words = line.split()
        if words[:1] == ["size"] and len(words) == 2:
            self.size = tuple(int(n) for n in words[1].split("x"))
        elif words == ["pause"]:
            self.flowing.clear()
        elif words == ["resume"]:
            self.flowing.set()
        elif words[:1] == ["skip"] and len(words) == 2:
            self.pending.append(("skip", int(words[1])))
        elif words in (["double"], ["swap"]):
            self.pending.append((words[0], 0))
        else:
            raise ValueError(f"unknown command: {line}")


class Numbered(rtsp_lab.Feed):
    """The camera's pictures for one connection, numbered by the camera's own count."""

    def __init__(self, orders):
        super().__init__(orders.fps)
        self.orders = orders
        self.size = None
        self.drawn = None

    def run(self, source):
        duration = int(Gst.SECOND / self.per_second)
        first = place = self.orders.now()
        base = source.get_clock().get_time() - source.get_base_time()
        labels = {}
        while not self.stopped.is_set():
            self.orders.flowing.wait()
            self.stopped.wait(max(0.0, self.orders.due(place) - time.monotonic()))
            if not self.orders.flowing.is_set():
                continue
            place += self.take_order(place, labels)
            buffer = Gst.Buffer.new_wrapped(self.picture(source, labels.pop(place, place)))
            buffer.pts = buffer.dts = base + (place - first) * duration
            buffer.duration = duration
            if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
                return
            place += 1

    def take_order(self, place, labels):
        """Gives how many places are left out."""
        if labels or not self.orders.pending:
            return 0
        order, count = self.orders.pending.pop(0)
        if order == "double":
            labels[place + 1] = place
        elif order == "swap":
            labels[place], labels[place + 1] = place + 1, place
        return count

    def picture(self, source, number):
        if self.size != self.orders.size:
            again, self.size = self.size is not None, self.orders.size
            self.drawn = rtsp_lab.Pictures(*self.size, self.per_second, self.orders.kbps)
            if again:
                source.set_property("caps", Gst.Caps.from_string(CAPS.format(*self.size, rate(self.per_second))))
        return self.drawn.make(number)


def camera(options, orders):
    template = rtsp_lab.H265 if options.codec == "hevc" else rtsp_lab.H264
    launch = template.format(w=orders.size[0], h=orders.size[1], fps=rate(options.fps), kbps=options.kbps, key=max(1, round(options.gop * options.fps)))
    feeds = {"pictures": lambda: Numbered(orders)}
    if options.audio:
        launch += " " + (rtsp_lab.ALAW if options.audio == "alaw" else rtsp_lab.AAC).format(pay="pay1", rate=8000 if options.audio == "alaw" else 48000)
        feeds["sounds"] = lambda: rtsp_lab.Sounds(8000 if options.audio == "alaw" else 48000)
    return rtsp_lab.Camera(launch, feeds)


def control(orders):
    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            for line in self.rfile:
                try:
                    orders.obey(line.decode().strip())
                    self.wfile.write(b"ok\n")
                except ValueError as error:
                    self.wfile.write(f"error {error}\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", default="0")
    parser.add_argument("--fps", type=float, default=10)
    parser.add_argument("--size", default="640x360")
    parser.add_argument("--kbps", type=int, default=200)
    parser.add_argument("--gop", type=float, default=2, help="seconds between key frames")
    parser.add_argument("--codec", choices=["h264", "hevc"], default="h264")
    parser.add_argument("--audio", choices=["", "aac", "alaw"], default="")
    parser.add_argument("--epoch", type=float, default=0, help="when picture 0 was taken, seconds since 1970")
    parser.add_argument("--user", default="")
    parser.add_argument("--password", default="", help="with --user: the camera wants both")
    parser.add_argument("--digest", action="store_true")
    options = parser.parse_args()
    Gst.init(None)

    orders = Orders(options)
    made = camera(options, orders)
    server = rtsp_lab.serve(options.port, {"/camera": made})
    if options.user:
        rtsp_lab.guard(server, made, options)

    loop = GLib.MainLoop()
    for number in (signal.SIGTERM, signal.SIGINT):
        GLib.unix_signal_add(GLib.PRIORITY_HIGH, number, loop.quit)
    print(f"port {server.get_bound_port()} control {control(orders)}", flush=True)
    loop.run()


if __name__ == "__main__":
    main()
