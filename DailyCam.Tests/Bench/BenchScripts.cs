namespace DailyCam.Tests.Bench;

/// <summary>What the benches run inside pages.</summary>
internal static class BenchScripts
{
    /// <summary>Before the page loads: notes when the first picture of any video was presented, in milliseconds since navigation.</summary>
    public const string NoteFirstPicture = """
        (() => {
          const seen = new WeakSet();
          const watch = video => {
            if (seen.has(video)) return;
            seen.add(video);
            video.requestVideoFrameCallback(() => { window.firstPicture ??= performance.now(); });
          };
          new MutationObserver(() => document.querySelectorAll('video').forEach(watch)).observe(document, { childList: true, subtree: true });
        })();
        """;

    public const string HasFirstPicture = "() => window.firstPicture ?? null";

    /// <summary>Reads the clock in the picture (rtsp_lab.py) four times a second; a stall is a second without a step of the video.</summary>
    public const string Latency = """
        async seconds => {
          const video = document.querySelector('video');
          const canvas = document.createElement('canvas');
          const width = canvas.width = video.videoWidth;
          canvas.height = 1;
          const context = canvas.getContext('2d', { willReadFrequently: true });
          const block = width / 64, latencies = [];
          let stalls = 0, lastTime = -1, lastStep = performance.now();
          const end = performance.now() + seconds * 1000;
          while (performance.now() < end) {
            await new Promise(next => setTimeout(next, 250));
            const now = performance.now();
            if (video.currentTime !== lastTime) { lastTime = video.currentTime; lastStep = now; }
            else if (now - lastStep > 1000) { stalls++; lastStep = now; }
            context.drawImage(video, 0, Math.floor(block / 2), width, 1, 0, 0, width, 1);
            const data = context.getImageData(0, 0, width, 1).data;
            let bits = 0n;
            for (let i = 0; i < 64; i++) bits = (bits << 1n) | (data[Math.floor(i * block + block / 2) * 4 + 1] > 128 ? 1n : 0n);
            latencies.push((Date.now() % 2 ** 40 - Number(bits & 0xFFFFFFFFFFn)) / 1000);
          }
          return { latencies, stalls };
        }
        """;

    /// <summary>
    /// Opens a recording at a second and gives the milliseconds until its first picture was presented, and of these until the playlist and until the last media bytes before it were there.
    /// </summary>
    public const string OpenAt = """
        async ({ hls, url, at }) => {
          const video = document.createElement('video');
          video.muted = true;
          document.body.append(video);
          const Hls = hls ? (await import('/lib/hls.light.min.mjs')).default : null;
          performance.clearResourceTimings();
          const began = performance.now();
          const first = new Promise(done => video.requestVideoFrameCallback(done));
          const player = hls ? new Hls() : null;
          if (player) { player.loadSource(url); player.attachMedia(video); } else { video.src = url; video.currentTime = at; }
          video.play().catch(() => {});
          await first;
          const took = performance.now() - began;
          player?.destroy();
          video.remove();
          const ended = part => Math.max(0, ...performance.getEntriesByType('resource').filter(e => e.name.includes(part) && e.responseEnd > 0 && e.responseEnd < began + took).map(e => e.responseEnd - began));
          return { took, playlist: ended('.m3u8'), media: ended('.mp4') };
        }
        """;

    /// <summary>Before the page loads: notes when it can be used, in milliseconds since navigation.</summary>
    public const string NoteInteractive = """
        (() => {
          new MutationObserver(() => { if (document.querySelector('.shell[data-interactive]')) window.usable ??= performance.now(); })
            .observe(document, { childList: true, subtree: true, attributes: true });
        })();
        """;

    public const string IsInteractive = "() => window.usable ?? null";

    /// <summary>Before the page loads: notes when the day's data had come and when, after that, the browser had painted the bar that shows it.</summary>
    public const string NoteDay = """
        (() => {
          window.dayPainted = null;
          new MutationObserver(() => {
            if (!document.querySelector(".timeline-bar[data-state='ready']") || window.dayPainted) return;
            window.dayPainted = 1;
            const data = performance.getEntriesByType('resource').filter(entry => entry.name.includes('/timeline')).pop();
            requestAnimationFrame(() => setTimeout(() => { window.dayPainted = performance.now() - (data ? data.responseEnd : 0); }));
          }).observe(document, { childList: true, subtree: true, attributes: true });
        })();
        """;

    public const string DayPainted = "() => window.dayPainted > 1 ? window.dayPainted : null";

    /// <summary>Drags over the day's bar for two seconds, a step for each picture; gives the longest task in milliseconds (0: none as long as 50) and the pictures a second.</summary>
    public const string Drag = """
        async () => {
          const bar = document.querySelector('.timeline-bar canvas') ?? document.querySelector('.timeline-bar');
          const box = bar.getBoundingClientRect();
          let longest = 0, pictures = 0;
          const observer = new PerformanceObserver(list => list.getEntries().forEach(entry => { longest = Math.max(longest, entry.duration); }));
          observer.observe({ type: 'longtask' });
          const send = (type, share, buttons) => bar.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons, clientX: box.left + box.width * share, clientY: box.top + box.height / 2 }));
          send('pointerdown', 0.2, 1);
          const began = performance.now();
          while (performance.now() - began < 2000) {
            await new Promise(requestAnimationFrame);
            pictures++;
            send('pointermove', 0.2 + 0.6 * ((performance.now() - began) / 2000), 1);
          }
          send('pointerup', 0.8, 0);
          await new Promise(done => setTimeout(done, 100));
          observer.disconnect();
          return [longest, pictures / 2];
        }
        """;

    /// <summary>Follows a link of the navigation and gives the milliseconds until the page is filled and painted.</summary>
    public const string OpenByLink = """
        async ({ link, ready }) => {
          const began = performance.now();
          document.querySelector(`.shell-nav a[href="${link}"]`).click();
          while (!location.pathname.endsWith('/' + link) || !document.querySelector(ready)) {
            if (performance.now() - began > 60000) throw new Error(link + ' was not filled');
            await new Promise(requestAnimationFrame);
          }
          return performance.now() - began;
        }
        """;
}
