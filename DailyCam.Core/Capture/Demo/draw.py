#!/usr/bin/env python3
"""Draws the demo camera's room.png and child.png from shapes. Needs ImageMagick; run it in this folder after changing the scene."""
import math
import re
import subprocess
import tempfile

SCALE = 3  # Drawn large and made small, for smooth edges.


def line(points, colour, width):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"stroke-linecap round stroke-linejoin round fill none stroke {colour} stroke-width {width} polyline {path}"


def shape(points, colour):
    return f"stroke none fill {colour} polygon " + " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def box(x, y, w, h, colour, radius=0):
    corners = f"{x:.1f},{y:.1f} {x + w:.1f},{y + h:.1f}"
    return f"stroke none fill {colour} roundrectangle {corners} {radius},{radius}" if radius else f"stroke none fill {colour} rectangle {corners}"


def oval(x, y, rx, ry, colour):
    return f"stroke none fill {colour} ellipse {x:.1f},{y:.1f} {rx:.1f},{ry:.1f} 0,360"



def draw(width, height, background, shapes, target, extra=()):
    text = f"scale {SCALE},{SCALE}\n" + "\n".join(shapes)
    text = re.sub(r"(#[0-9a-fA-F]{6,8})", r"'\1'", text)
    subprocess.run(
        ["convert", "-size", f"{width * SCALE}x{height * SCALE}", background, "-draw", text, "-filter", "Box", "-resize", f"{width}x{height}", *extra, "-strip", "-depth", "8", target],
        check=True)


def room():
    s = [box(0, 0, 1280, 470, "#d9cdb8"), shape([(0, 470), (1280, 470), (1280, 720), (0, 720)], "#a97e55")]
    for i in range(1, 6):  # floor boards, narrower towards the wall
        s.append(box(0, 470 + i * i * 9, 1280, 2, "#96704b"))
    s += [box(0, 455, 1280, 16, "#f1ebe0")]
    s += [box(150, 80, 250, 230, "#ffffff", 4), box(162, 92, 108, 206, "#a9cfe6"), box(280, 92, 108, 206, "#a9cfe6"), oval(330, 150, 34, 18, "#e9f4fa"), oval(205, 200, 40, 18, "#e9f4fa")]
    s += [shape([(120, 60), (165, 60), (150, 330), (112, 330)], "#b7565a"), shape([(385, 60), (430, 60), (438, 330), (400, 330)], "#b7565a"), box(105, 52, 340, 10, "#6d5340", 5)]
    s += [box(620, 110, 150, 110, "#5a4636"), box(630, 120, 130, 90, "#efe3c8"), shape([(640, 205), (690, 145), (720, 180), (735, 165), (752, 205)], "#7fa37a"), oval(725, 145, 10, 10, "#e3b04b")]
    s += [box(880, 300, 330, 120, "#55707f", 18), box(860, 370, 60, 130, "#4a626f", 16), box(1170, 370, 60, 130, "#4a626f", 16), box(905, 400, 280, 80, "#64818f", 12), box(885, 490, 14, 30, "#3b2f26"), box(1190, 490, 14, 30, "#3b2f26"), box(960, 355, 80, 62, "#d9a441", 10)]
    s += [line([(820, 500), (820, 250)], "#4b4038", 6), shape([(785, 250), (855, 250), (840, 190), (800, 190)], "#f3dfa2"), oval(820, 503, 34, 8, "#4b4038")]
    s += [oval(560, 610, 330, 62, "#7c8f9b"), oval(560, 610, 300, 54, "#93a5b0"), oval(560, 610, 180, 32, "#7c8f9b")]
    s += [box(60, 430, 190, 14, "#8a5f3c", 4), box(72, 444, 12, 90, "#7a5233"), box(226, 444, 12, 90, "#7a5233"), box(110, 392, 46, 38, "#c96f4a", 6), oval(133, 378, 28, 20, "#5f8a58")]
    s += [box(1040, 560, 44, 44, "#d2574c", 4), box(1090, 566, 40, 40, "#4f8ac4", 4), box(1066, 520, 40, 40, "#e2b53c", 4), oval(330, 650, 24, 24, "#d9534f"), oval(323, 642, 8, 8, "#f0a5a2")]
    draw(1280, 720, "xc:#d9cdb8", s, "room.png", ("-quality", "95"))


FRAMES, WIDTH, HEIGHT = 8, 200, 330
SKIN, SKIN_DARK, HAIR, SHIRT, SHIRT_DARK, TROUSERS, TROUSERS_DARK, SHOE = "#e8b894", "#cf9d7a", "#3a2a20", "#d8434e", "#b2333d", "#33507d", "#263e63", "#f2f2f2"


def limb(start, upper, lower, length, colours, widths, phase):
    """Two bones from a joint; angles from straight down, positive to the front (right)."""
    x, y = start
    mid = (x + math.sin(upper) * length[0], y + math.cos(upper) * length[0])
    end = (mid[0] + math.sin(lower) * length[1], mid[1] + math.cos(lower) * length[1])
    return [line([start, mid], colours[0], widths[0]), line([mid, end], colours[1], widths[1])], end


def child(frame):
    """A walking child from the side and a little from the front."""
    swing = math.sin(2 * math.pi * frame / FRAMES)
    lift = math.cos(2 * math.pi * frame / FRAMES)
    bob = -3 * abs(swing)
    cx, hip, shoulder = WIDTH / 2, 196 + bob, 118 + bob
    s = [oval(cx, 316, 56, 9, "#00000050")]
    far_arm, hand = limb((cx - 6, shoulder + 8), -0.55 * swing, -0.55 * swing + 0.35, (38, 34), (SHIRT_DARK, SKIN_DARK), (19, 14), 0)
    s += far_arm + [oval(*hand, 9, 9, SKIN_DARK)]
    far, foot = limb((cx - 4, hip), -0.5 * swing, -0.5 * swing - 0.5 * max(0, -lift), (52, 52), (TROUSERS_DARK, TROUSERS_DARK), (30, 25), 0)
    s += far + [oval(foot[0] + 8, foot[1] + 8, 20, 9, "#c9c9c9")]
    near, foot = limb((cx + 4, hip), 0.5 * swing, 0.5 * swing - 0.5 * max(0, lift), (52, 52), (TROUSERS, TROUSERS), (32, 27), 0)
    s += near + [oval(foot[0] + 8, foot[1] + 8, 21, 10, SHOE)]
    s += [shape([(cx - 28, shoulder), (cx + 26, shoulder), (cx + 31, hip + 10), (cx - 31, hip + 10)], SHIRT), line([(cx - 22, shoulder + 6), (cx + 20, shoulder + 6)], SHIRT, 22), line([(cx - 24, hip), (cx + 24, hip)], SHIRT, 18)]
    s += [line([(cx - 30, shoulder + 38), (cx + 29, shoulder + 38)], "#f4e3d7", 8), shape([(cx - 31, shoulder + 20), (cx - 12, shoulder + 20), (cx - 16, hip + 10), (cx - 31, hip + 10)], "#b2333d60")]
    near_arm, hand = limb((cx + 4, shoulder + 8), 0.55 * -swing, 0.55 * -swing + 0.4, (38, 34), (SHIRT_DARK, SKIN), (21, 15), 0)
    s += near_arm + [oval(*hand, 10, 10, SKIN)]
    hx, hy = cx + 4, shoulder - 48
    s += [line([(cx, shoulder + 2), (cx + 2, shoulder - 14)], SKIN_DARK, 20), oval(hx - 4, hy - 6, 42, 42, HAIR), oval(hx + 4, hy + 4, 36, 38, SKIN)]
    s += [shape([(hx - 36, hy - 8), (hx - 20, hy - 40), (hx + 18, hy - 42), (hx + 38, hy - 14), (hx + 20, hy - 22), (hx - 8, hy - 20), (hx - 22, hy + 6)], HAIR), oval(hx - 22, hy + 8, 7, 10, SKIN_DARK)]
    s += [oval(hx + 10, hy + 2, 4, 5, "#2b1d16"), oval(hx + 30, hy + 2, 3.5, 5, "#2b1d16"), line([(hx + 23, hy + 8), (hx + 26, hy + 14), (hx + 21, hy + 15)], SKIN_DARK, 2.5), line([(hx + 12, hy + 24), (hx + 20, hy + 27), (hx + 28, hy + 24)], "#a8544b", 3), oval(hx + 6, hy + 16, 6, 4, "#e79a85")]
    return s


def figure():
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{folder}/{frame}.png" for frame in range(FRAMES)]
        for frame, name in enumerate(names):
            draw(WIDTH, HEIGHT, "xc:none", child(frame), name)
        subprocess.run(["convert", *names, "+append", "-strip", "child.png"], check=True)


room()
figure()
