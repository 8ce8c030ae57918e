using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>Invented campaigns for the console's tests and its picture in the README. Nothing in them is from a real advert.</summary>
internal static class InventedAlerts
{
    /// <summary>A campaign of three near-copies with signs for and against; the one the alert page is shown with.</summary>
    public static AlertDetail Warehouse(DateTimeOffset now) => Alert(
        now.AddHours(-5), RiskCategory.Recruitment, RiskBand.Review, "Ayudante general en bodega, traslado incluido", 3, 2, 2,
        new AlertPriority(0, 76, 9.4, 0), [
            new InventedAdvert("a1f0c2d4e6b80011", "Ayudante general en bodega, traslado incluido",
                "Buscamos ayudantes para bodega. No se necesita experiencia ni estudios, pago semanal desde el primer día.\n\n"
                + "El trabajo es en otra ciudad: salimos el mismo día de la entrevista, con transporte, comida y hospedaje por cuenta nuestra, que se descuentan del primer pago. "
                + "La entrevista es en la cafetería de la central. Trae tu INE y acta originales.\n\n"
                + "Contrato por escrito y alta en el seguro social. Informes solo por WhatsApp 55 •••• ••12.", RiskHead.Recruitment)
            { Salary = "$9,500 a la semana", Company = "Logística del Valle", Location = "Puebla, Puebla", Score = .76 }
                .Sign("R08", "X", 1.0, "salimos el mismo día de la entrevista")
                .Sign("R11", "X", 1.0, "se descuentan del primer pago")
                .Sign("R06", "X", 1.0, "La entrevista es en la cafetería de la central")
                .Sign("R07", "X", 1.0, "Trae tu INE y acta originales")
                .Sign("R01", "X", 1.0, "$9,500 a la semana", AdField.Salary)
                .Sign("R09", "B", .5, "transporte, comida y hospedaje por cuenta nuestra")
                .Sign("R04", "X", .5, "solo por WhatsApp")
                .Term("Contrato por escrito", -.62).Term("seguro social", -.48).Term("pago semanal", .35)
                .Reach("Phone", "+52 55 •••• ••12", 3).Reach("Handle", "telegram:b••••a_26", 2),
            new InventedAdvert("b7d1e9a2c4f60022", "Auxiliar de almacén, salida inmediata",
                "Buscamos auxiliares de almacén. No se necesita experiencia, pago semanal. El trabajo es en otra ciudad, salimos el mismo día. Informes por WhatsApp 55 •••• ••12.",
                RiskHead.Recruitment)
            { Salary = "$9,500 a la semana", Source = "demo-clasificados", Channel = AdChannel.Classifieds, Score = .71 }
                .Sign("R08", "X", 1.0, "salimos el mismo día").Sign("R01", "X", 1.0, "$9,500 a la semana", AdField.Salary)
                .LinkedBy(LinkKind.Phone, "a1f0c2d4e6b80011", 1).LinkedBy(LinkKind.Text, "a1f0c2d4e6b80011", .72)
                .Reach("Phone", "+52 55 •••• ••12", 3),
            new InventedAdvert("c3a5b7d9f1e20033", "Personal para bodega",
                "Personal para bodega en otra ciudad. Pago semanal, transporte y hospedaje. Deja tus datos en el formulario para más vacantes. Informes 55 •••• ••12.", RiskHead.Recruitment)
            { Source = "demo-social", Channel = AdChannel.SocialPost, Score = .58, Band = RiskBand.Watch }
                .Sign("R09", "B", .5, "transporte y hospedaje").Sign("R33", "E-", -1, "Deja tus datos en el formulario")
                .LinkedBy(LinkKind.Phone, "a1f0c2d4e6b80011", 1)
                .Reach("Phone", "+52 55 •••• ••12", 3).Reach("Handle", "telegram:b••••a_26", 2),
        ]);

    /// <summary>First in the queue whatever its score: an escalation (C04).</summary>
    public static AlertDetail Escalated(DateTimeOffset now) => Alert(
        now.AddMinutes(-40), RiskCategory.Recruitment, RiskBand.ReviewNow, "Mensaje en un grupo de empleo: «no me dejan salir»", 1, 1, 1,
        new AlertPriority(1000, 34, 9.9, 0), [
            new InventedAdvert("d4c04d4c04d40044", "Mensaje en un grupo de empleo: «no me dejan salir»",
                "Estoy en la casa donde dijeron que era el trabajo y no me dejan salir. Si alguien lee esto, avise.", RiskHead.Recruitment)
            { Channel = AdChannel.SocialPost, Source = "demo-social", Score = .34, Band = RiskBand.ReviewNow }
                .Sign("C04", "X", 1, "no me dejan salir"),
        ], "C04");

    public static AlertDetail Offer(DateTimeOffset now, string headline, double risk, RiskHead head = RiskHead.FakeJob, int ads = 1, double hours = 2, RiskBand band = RiskBand.Review) => Alert(
        now.AddHours(-hours), Enum.Parse<RiskCategory>(head.ToString()), band, headline, ads, 1 + ads / 6, 1 + ads / 9,
        new AlertPriority(0, risk, 10 * Math.Pow(2, -hours / 72), Math.Floor(hours / 24)), [
            new InventedAdvert($"f{Math.Abs(headline.Length * 7919 + ads):x15}", headline, $"{headline}. Informes por mensaje. Depósito para apartar tu lugar.", head) { Score = risk / 100 }
                .Term("apartar", .41).Sign("R10", "X", 1, "Depósito para apartar tu lugar"),
        ]);

    /// <summary>A list as on an ordinary morning.</summary>
    public static IEnumerable<AlertDetail> Morning(DateTimeOffset now) =>
    [
        Escalated(now),
        Warehouse(now),
        Offer(now, "Edecanes para eventos, pago diario, viaje a la playa", 79, RiskHead.Recruitment, 34, 30, RiskBand.ReviewNow),
        Offer(now, "Agenda por mensaje: varias acompañantes, un mismo encargado", 71, RiskHead.ControlledEscort, 12, 9),
        Offer(now, "Data entry from home, 900 USD a week, small activation fee", 58.2, RiskHead.FakeJob, 21, 4, RiskBand.ReviewNow),
        Offer(now, "Capturista desde casa, sin experiencia, kit de inicio con costo", 54.6, RiskHead.FakeJob, 17, 7),
        Offer(now, "Trabajo en crucero, trámite de visa por adelantado", 52.1, RiskHead.FakeJob, 8, 26),
        Offer(now, "Meseras para bar en la frontera, hospedaje y adelanto", 68, RiskHead.Recruitment, 5, 14),
        Offer(now, "Call center en el extranjero, vuelo pagado, contrato al llegar", 66, RiskHead.Recruitment, 9, 3),
        Offer(now, "Empacadoras de dulces a domicilio, depósito reembolsable", 49.9, RiskHead.FakeJob, 41, 52),
        Offer(now, "Modelos para catálogo, casting privado, pago el mismo día", 61, RiskHead.Recruitment, 3, 1),
        Offer(now, "Servicios en hotel, las atiende «la administración»", 57, RiskHead.ControlledEscort, 6, 20),
        Offer(now, "Guardia de seguridad, uniforme a cuenta, alta inmediata", 44.3, RiskHead.FakeJob, 2, 11),
        Offer(now, "Farm work abroad, visa fee refunded after two months", 43.8, RiskHead.FakeJob, 4, 33),
        Offer(now, "Cuidadora de planta en otra ciudad, teléfono lo guarda la casa", 63, RiskHead.Recruitment, 1, 6),
        Offer(now, "Promotor de inversiones, ganancias garantizadas, invita a tres", 41, RiskHead.FakeJob, 28, 75),
    ];

    private static AlertDetail Alert(
        DateTimeOffset opened, RiskCategory category, RiskBand band, string headline, int ads, int contacts, int places,
        AlertPriority priority, IEnumerable<InventedAdvert> adverts, params string[] escalations) => new()
        {
            Row = new AlertRow
            {
                Id = AlertId.New(opened),
                Campaign = CampaignId.New(opened),
                Category = category,
                Band = band,
                State = AlertState.Ready,
                Priority = priority.Total,
                Escalated = escalations.Length > 0,
                Headline = headline,
                Ads = ads,
                Contacts = contacts,
                Places = places,
                OpenedAt = opened,
            },
            Priority = priority,
            Escalations = [.. escalations],
            FencingToken = 0,
            Evidence = 1,
            Ads = [.. adverts.Select(advert => advert.Read(opened))],
            History = [new AlertTransition(null, AlertState.Ready, "monitor", opened, TransitionWhy.Opened)],
        };
}
