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

    /// <summary>Milliseconds from the arrival of the day's data until the bar was painted with it.</summary>
    public const string DayPainted = """
        () => {
          const painted = performance.getEntriesByName('timeline-painted')[0], data = performance.getEntriesByType('resource').find(entry => entry.name.includes('api/v1/timeline?'));
          return painted && data ? painted.startTime - data.responseEnd : null;
        }
        """;

    /// <summary>From now on: <c>counted()</c> gives the longest task in milliseconds (0: none as long as 50) and the pictures a second until it is asked.</summary>
    public const string CountPictures = """
        () => {
          let longest = 0, pictures = 0, goes = true;
          const began = performance.now();
          new PerformanceObserver(list => list.getEntries().forEach(entry => { longest = Math.max(longest, entry.duration); })).observe({ type: 'longtask' });
          const next = () => { pictures++; if (goes) requestAnimationFrame(next); };
          requestAnimationFrame(next);
          window.counted = () => { goes = false; return [longest, pictures * 1000 / (performance.now() - began)]; };
        }
        """;

    /// <summary>Follows a link of the navigation and gives the milliseconds until the page is filled and painted.</summary>
    public const string OpenByLink = """
        async ({ link, ready }) => {
          const began = performance.now();
          document.querySelector(`.shell-nav a[href="${link}"]`).click();
          while (location.pathname !== '/' + link || !document.querySelector(ready)) {
            if (performance.now() - began > 60000) throw new Error(link + ' was not filled');
            await new Promise(requestAnimationFrame);
          }
          return performance.now() - began;
        }
        """;
}
