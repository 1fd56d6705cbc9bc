#!/usr/bin/python3
"""A real RTSP server with test cameras, for DailyCam's tests and benches. Debian's python3-gi and gst-rtsp-server.

Prints "port N M" when it listens: N serves the open paths, M serves /auth. Ends with SIGTERM; SIGSTOP freezes every camera, SIGKILL is a camera that lost its power.

  /main        H.264 + AAC, 1280x720 at 30 fps, key frame each --gop seconds (2)
  /sub         H.264, 640x360 at 10 fps, key frame each --gop seconds
  /nokey       H.264, 640x360 at 15 fps, key frame each 60 s
  /audio-only  AAC
  /hevc        H.265, 640x360 at 10 fps
  /alaw        H.264 + G.711 A-law, 640x360 at 15 fps
  /auth        as /sub, but only for --user and --password (basic, or digest with --digest)

Each picture carries a code in its top rows, 64 blocks from left to right, black 0 and white 1, most significant bit first:
24 bits frame number, 40 bits wall clock in milliseconds since 1970 (lower 40 bits). Blocks are width/64 wide and as high.
Below it a noise band gives the stream its bit rate, and a bar moves through the rest.
"""
import argparse
import array
import math
import os
import signal
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402

SOUNDS = "appsrc name=sounds is-live=true format=time block=false caps=audio/x-raw,format=S16LE,layout=interleaved,rate={rate},channels=1 ! queue"
AAC = SOUNDS.format(rate=48000) + " ! audioconvert ! avenc_aac bitrate=64000 ! aacparse ! rtpmp4gpay name={pay} pt=97"
ALAW = SOUNDS.format(rate=8000) + " ! alawenc ! rtppcmapay name={pay} pt=8"
H264 = (
    "appsrc name=pictures is-live=true format=time block=false caps=video/x-raw,format=I420,width={w},height={h},framerate={fps}"
    " ! queue max-size-buffers=4 ! x264enc tune=zerolatency speed-preset=ultrafast sliced-threads=false threads=1 bframes=0 bitrate={kbps} vbv-buf-capacity=1000 key-int-max={key} option-string=scenecut=0:keyint={key}:min-keyint={key}"
    " ! video/x-h264,profile=constrained-baseline ! h264parse ! rtph264pay name=pay0 pt=96 config-interval=-1"
)
H265 = (
    "appsrc name=pictures is-live=true format=time block=false caps=video/x-raw,format=I420,width={w},height={h},framerate={fps}"
    " ! queue max-size-buffers=4 ! x265enc tune=zerolatency speed-preset=ultrafast bitrate={kbps} key-int-max={key}"
    " ! h265parse ! rtph265pay name=pay0 pt=96 config-interval=-1"
)


class Feed:
    """Fills one appsrc, paced by the monotonic clock and stamped with exact times. (Test sources of GStreamer call themselves seekable, and PLAY then fails.)"""

    def __init__(self, per_second):
        self.per_second = per_second
        self.stopped = threading.Event()

    def run(self, source):
        duration = int(Gst.SECOND / self.per_second)
        started, number = time.monotonic(), 0
        base = source.get_clock().get_time() - source.get_base_time()
        while not self.stopped.is_set():
            buffer = Gst.Buffer.new_wrapped(self.make(number))
            buffer.pts = buffer.dts = base + number * duration
            buffer.duration = duration
            if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
                return
            number += 1
            self.stopped.wait(max(0.0, started + number / self.per_second - time.monotonic()))


class Pictures(Feed):
    """Code, noise, moving bar."""

    def __init__(self, width, height, fps, kbps):
        super().__init__(fps)
        self.width, self.height = width, height
        self.block = width // 64
        # About four bits per noisy pixel at these quantisers; the coder's own rate control does the rest.
        self.noise_rows = max(2, min(height // 4, int(kbps * 1000 / fps) // 4 // width // 2 * 2))
        self.chroma = bytes([128]) * (width * height // 2)

    def make(self, number):
        bits = ((number & 0xFFFFFF) << 40) | (int(time.time() * 1000) & 0xFFFFFFFFFF)
        row = b"".join((b"\xeb" if bits >> (63 - i) & 1 else b"\x10") * self.block for i in range(64)).ljust(self.width, b"\x10")
        rest = self.height - self.block - self.noise_rows
        bar = (number * 8) % self.width
        line = (b"\x50" * bar + b"\xc8" * 32 + b"\x50" * self.width)[: self.width]
        return row * self.block + os.urandom(self.width * self.noise_rows) + line * rest + self.chroma


class Sounds(Feed):
    """A 1 kHz tone in the first fifth of each second."""

    CHUNKS = 50

    def __init__(self, rate):
        super().__init__(self.CHUNKS)
        size = rate // self.CHUNKS
        tone = array.array("h", (round(8000 * math.sin(2 * math.pi * 1000 * i / rate)) for i in range(size))).tobytes()
        self.chunks = [tone if i < self.CHUNKS // 5 else bytes(2 * size) for i in range(self.CHUNKS)]

    def make(self, number):
        return self.chunks[number % self.CHUNKS]


class Camera(GstRtspServer.RTSPMediaFactory):
    """One path: shared, so that any number of readers cost one encoder."""

    def __init__(self, launch, feeds):
        super().__init__()
        self.feeds = feeds
        self.set_launch(f"( {launch} )")
        self.set_shared(True)
        self.set_latency(0)
        self.connect("media-configure", self.configure)

    def configure(self, _factory, media):
        for name, make in self.feeds.items():
            self.attach(media, media.get_element().get_by_name(name), make())

    @staticmethod
    def attach(media, source, feed):
        begun = threading.Event()

        def need(_source, _length):
            if not begun.is_set():
                begun.set()
                threading.Thread(target=feed.run, args=(source,), daemon=True).start()

        source.connect("need-data", need)
        media.connect("unprepared", lambda _media: feed.stopped.set())


def video(template, width, height, fps, kbps, gop, audio="", rate=0):
    launch = template.format(w=width, h=height, fps=f"{fps}/1", kbps=kbps, key=max(1, round(gop * fps)))
    feeds = {"pictures": lambda: Pictures(width, height, fps, kbps)}
    if audio:
        launch += " " + audio.format(pay="pay1")
        feeds["sounds"] = lambda: Sounds(rate)
    return Camera(launch, feeds)


def serve(port, cameras):
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(port)
    mounts = server.get_mount_points()
    for path, camera in cameras.items():
        mounts.add_factory(path, camera)
    if server.attach(None) == 0:
        raise SystemExit(f"port {port} cannot be bound")
    return server


def guard(server, factory, options):
    """Only the family sees what this server has."""
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "family")
    factory.add_role_from_structure(Gst.Structure.new_from_string("family, media.factory.access=(boolean)true, media.factory.construct=(boolean)true"))
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST if options.digest else GstRtsp.RTSPAuthMethod.BASIC)
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(options.user, options.password), token)
    auth.add_digest(options.user, options.password, token)
    server.set_auth(auth)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", default="0")
    parser.add_argument("--gop", type=float, default=2)
    parser.add_argument("--kbps", type=int, default=4000, help="bit rate of /main")
    parser.add_argument("--user", default="family")
    parser.add_argument("--password", default="secret")
    parser.add_argument("--digest", action="store_true", help="/auth wants digest instead of basic")
    options = parser.parse_args()
    Gst.init(None)

    server = serve(options.port, {
        "/main": video(H264, 1280, 720, 30, options.kbps, options.gop, AAC, 48000),
        "/sub": video(H264, 640, 360, 10, 500, options.gop),
        "/nokey": video(H264, 640, 360, 15, 500, 60),
        "/audio-only": Camera(AAC.format(pay="pay0"), {"sounds": lambda: Sounds(48000)}),
        "/hevc": video(H265, 640, 360, 10, 500, options.gop),
        "/alaw": video(H264, 640, 360, 15, 500, options.gop, ALAW, 8000),
    })
    guarded = video(H264, 640, 360, 10, 500, options.gop)
    guarded_server = serve("0", {"/auth": guarded})
    guard(guarded_server, guarded, options)

    loop = GLib.MainLoop()
    for number in (signal.SIGTERM, signal.SIGINT):
        GLib.unix_signal_add(GLib.PRIORITY_HIGH, number, loop.quit)
    print(f"port {server.get_bound_port()} {guarded_server.get_bound_port()}", flush=True)
    loop.run()


if __name__ == "__main__":
    main()
