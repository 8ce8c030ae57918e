using Microsoft.Playwright;
using RiskMonitor.Ads;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using RiskMonitor.Triaging;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class TriageTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_analyst_lists_takes_and_decides_and_the_alert_leaves_the_list()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        await using var ana = await browser.OpenAsync(site, "Ana");

        await ana.GoAsync("/");
        await Expect(ana.Rows).ToHaveCountAsync(16);
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Ayudante general en bodega" }).ClickAsync();
        await ana.Claim.ClickAsync();
        await Expect(ana.Message).ToContainTextAsync("Es tuya");
        await ana.DecideAsync("Los indicios se sostienen", "Contacto compartido", "Mismo teléfono en tres anuncios.");

        await Expect(ana.Message).ToContainTextAsync("Decisión guardada");
        await Expect(ana.Rows).ToHaveCountAsync(15);
        await Expect(ana.Page.GetByText("Ayudante general en bodega")).ToHaveCountAsync(0);
        var decision = Assert.Single(site.Alerts.Decisions);
        Assert.Equal(("Ana", TriageVerdict.Relevant, TriageReason.SharedContact, "Mismo teléfono en tres anuncios."),
            (decision.Analyst, decision.Verdict, decision.Reason, decision.Note));
        Assert.Empty(ana.Complaints);
    }

    [Fact]
    public async Task Nothing_is_chosen_beforehand_and_nothing_is_saved_until_all_is_said()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");

        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        var save = ana.Page.Locator("#decide button[type=submit]");
        await Expect(ana.Page.Locator("#decide input:checked")).ToHaveCountAsync(0);
        await save.ClickAsync();
        await Expect(ana.Page.Locator("#decide [role=alert]")).ToHaveTextAsync("Elige una conclusión.");
        await ana.Page.GetByRole(AriaRole.Radio, new() { Name = "No hay elementos suficientes" }).CheckAsync();
        await Expect(ana.Page.Locator("#decide input[name=reason]:checked")).ToHaveCountAsync(0);
        await save.ClickAsync();
        await Expect(ana.Page.Locator("#decide [role=alert]")).ToHaveTextAsync("Elige una razón.");
        await ana.Page.GetByRole(AriaRole.Radio, new() { Name = "Otra (escribe una nota)" }).CheckAsync();
        await save.ClickAsync();
        await Expect(ana.Page.Locator("#decide [role=alert]")).ToContainTextAsync("hace falta una nota");
        Assert.Empty(site.Alerts.Decisions);
    }

    [Fact]
    public async Task The_second_browser_sees_who_has_it_and_may_take_it_after_release()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await using var luz = await browser.OpenAsync(site, "Luz");
        await using var list = await browser.OpenAsync(site, "Eva");
        await list.GoAsync("/");

        // Luz has the page open from before Ana's claim, and her click comes before any notice.
        await luz.OpenAsync(alert.Row.Id);
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();
        await luz.Claim.ClickAsync();
        await Expect(luz.Message).ToHaveTextAsync("Ana la tiene.");
        await Expect(list.Rows.First).ToContainTextAsync("Ana la tiene");

        await ana.Release.ClickAsync();
        await Expect(ana.Message).ToContainTextAsync("devolviste");
        await Expect(ana.Page.Locator(".history")).ToContainTextAsync("Ana la devolvió");
        await luz.Claim.ClickAsync();
        await Expect(luz.Message).ToContainTextAsync("Es tuya");
        await Expect(list.Rows.First).ToContainTextAsync("Luz la tiene");
    }

    [Fact]
    public async Task A_decision_on_a_lost_lease_saves_nothing_and_keeps_what_was_typed()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await ana.Page.Locator("#note").FillAsync("Nota a medias");
        await ana.Page.Locator("#note").BlurAsync();
        // Its answer comes after the note has arrived.
        await ana.Page.GetByRole(AriaRole.Radio, new() { Name = "No hay elementos suficientes" }).CheckAsync();
        await Expect(ana.Page.Locator("#decide input[name=reason]").First).ToBeVisibleAsync();

        site.Alerts.Expire(alert.Row.Id);

        await Expect(ana.Message).ToContainTextAsync("no se guardó nada");
        await Expect(ana.Page.Locator("#decide")).ToHaveCountAsync(0);
        await ana.Claim.ClickAsync();
        await Expect(ana.Page.Locator("#note")).ToHaveValueAsync("Nota a medias");
        Assert.Empty(site.Alerts.Decisions);
    }

    [Fact]
    public async Task What_came_while_she_read_is_shown_and_has_to_be_decided_on_too()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        var alert = InventedAlerts.Warehouse(now);
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Page.Locator("[data-news]")).ToHaveCountAsync(0);
        site.Alerts.Bring(alert.Row.Id, new InventedAdvert("e5e5e5e5e5e50055", "Ayudantes para obra, pago diario", "Pago diario en obra, en otro estado.", RiskHead.Recruitment).Read(now));

        await ana.DecideAsync("Tienen una explicación inocente", "Empleador comprobado");
        await Expect(ana.Message).ToContainTextAsync("Llegó algo nuevo");
        await Expect(ana.Page.Locator("[data-news]")).ToContainTextAsync("1 anuncio · 1 lugar");
        await Expect(ana.Page.Locator(".advert .new")).ToHaveCountAsync(1);
        await Expect(ana.Page.Locator("details[data-advert=e5e5e5e5e5e50055] .new")).ToHaveTextAsync("Nuevo");
        await Expect(ana.Release).ToBeVisibleAsync();
        Assert.Empty(site.Alerts.Decisions);

        await ana.Page.Locator("#decide button[type=submit]").ClickAsync(); // what she chose is still there
        await Expect(ana.Message).ToContainTextAsync("Decisión guardada");
        Assert.Single(site.Alerts.Decisions);
    }

    [Fact]
    public async Task The_note_of_a_decision_is_in_the_history_in_both_languages()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await ana.DecideAsync("Los indicios se sostienen", "Contacto compartido", "Mismo teléfono en tres anuncios.");
        await Expect(ana.Message).ToContainTextAsync("Decisión guardada");

        await ana.OpenAsync(alert.Row.Id);
        await Expect(ana.Page.Locator(".history .note")).ToHaveTextAsync("Nota: Mismo teléfono en tres anuncios.");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "cambiar a inglés" }).ClickAsync();
        await Expect(ana.Page.Locator(".history .note")).ToHaveTextAsync("Note: Mismo teléfono en tres anuncios.");
    }

    [Fact]
    public async Task Taking_needs_a_name_and_the_name_is_said_to_prove_nothing()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        await using var someone = await browser.OpenAsync(site);

        await someone.GoAsync("/");
        await someone.TakeNext.ClickAsync();
        await someone.Page.GetByRole(AriaRole.Link, new() { Name = "Poner nombre" }).ClickAsync();
        await Expect(someone.Page.Locator("main")).ToContainTextAsync("No es una contraseña ni comprueba quién eres");
        await someone.Page.GetByLabel("Nombre para mostrar").FillAsync("José Ñ.");
        await someone.Page.GetByRole(AriaRole.Button, new() { Name = "Guardar nombre" }).ClickAsync();

        await Expect(someone.Page.Locator(".who")).ToContainTextAsync("José Ñ.");
        await someone.GoAsync("/");
        await someone.TakeNext.ClickAsync();
        // The escalation is first, whatever the other scores are.
        await Expect(someone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("no me dejan salir");
        await Expect(someone.Page.Locator(".notice.danger")).ToContainTextAsync("C04");
    }

    [Fact]
    public async Task New_alerts_appear_on_an_open_list_and_escalations_on_every_page()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        await using var ana = await browser.OpenAsync(site, "Ana");
        await using var eva = await browser.OpenAsync(site, "Eva");
        await ana.GoAsync("/");
        await eva.GoAsync("/estado");
        await Expect(ana.Page.GetByText("No hay alertas con este filtro.")).ToBeVisibleAsync();

        site.Alerts.Add(InventedAlerts.Escalated(now));

        await Expect(ana.Rows).ToHaveCountAsync(1);
        await Expect(eva.Page.Locator(".escalated")).ToContainTextAsync("1 alerta");
    }

    [Fact]
    public async Task A_queue_that_does_not_answer_is_said_so()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        site.Alerts.Away = true;
        await using var ana = await browser.OpenAsync(site, "Ana");

        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Message).ToContainTextAsync("La fila no responde");
        await ana.GoAsync("/estado");
        await Expect(ana.Page.Locator("main")).ToContainTextAsync("Ninguna alerta se pierde");
    }
}
