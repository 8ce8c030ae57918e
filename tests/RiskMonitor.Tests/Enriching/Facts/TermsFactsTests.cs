using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Facts;

public sealed class TermsFactsTests
{
    [Theory]
    [InlineData("Ayudante de campo, ofrecemos hospedaje y tres comidas", true, true, false)]
    [InlineData("Cocinera para rancho, damos cuarto y comida, pasaje pagado", true, true, true)]
    [InlineData("Farm workers, housing provided, meals included", true, true, false)]
    [InlineData("Hotel staff, free room and board, airfare paid by the company", true, true, true)]
    [InlineData("Operador, transporte de personal y comedor subsidiado", false, true, true)]
    [InlineData("Warehouse pickers, free shuttle from the metro", false, false, true)]
    [InlineData("Recepcionista para hotel, reservas de hospedaje y trato con huéspedes", false, false, false)]
    [InlineData("Cocinero de comida china, manejo de alimentos", false, false, false)]
    [InlineData("Chofer para empresa de transportes, ruta foránea", false, false, false)]
    [InlineData("Food service worker for a school, must have reliable transportation", false, false, false)]
    public void Lodging_food_and_travel_are_told_apart(string body, bool lodging, bool food, bool travel)
    {
        var facts = Facts(body);
        Assert.Equal((lodging, food, travel), (!facts.Lodging.IsEmpty, !facts.Food.IsEmpty, !facts.Travel.IsEmpty));
    }

    [Theory]
    [InlineData("Lunes a viernes de 9:00 a 18:00", 5, 9, "09:00", "18:00")]
    [InlineData("Lunes a sábado, horario de 9 a 6", 6, 9, "09:00", "18:00")]
    [InlineData("De 8:00 a.m. a 5:00 p.m. de lunes a viernes", 5, 9, "08:00", "17:00")]
    [InlineData("Turno de 10pm a 6am", null, 8, "22:00", "06:00")]
    [InlineData("Horario 19:00 - 07:00 hrs", null, 12, "19:00", "07:00")]
    [InlineData("Jornada de 12 horas, 6 días a la semana", 6, 12, null, null)]
    [InlineData("Turnos 24x24 para vigilante", null, 24, null, null)]
    [InlineData("Monday to Friday, 8 am to 4 pm", 5, 8, "08:00", "16:00")]
    [InlineData("10 hours a day, 6 days a week", 6, 10, null, null)]
    public void Days_and_hours_are_read(string body, int? days, int? hours, string? from, string? to)
    {
        var schedule = Facts($"Se solicita ayudante. {body}").Schedule;
        Assert.Equal((days, hours, from, to), (schedule?.DaysPerWeek, schedule?.HoursPerDay, schedule?.From, schedule?.To));
    }

    [Theory]
    [InlineData("Edad de 18 a 25 años")]
    [InlineData("Sueldo de 8 a 10 mil pesos")]
    [InlineData("Calle 5 a 2 cuadras del metro")]
    [InlineData("Equipo de 10 a 12 compañeros")]
    [InlineData("Between 3 to 5 years in sales")]
    public void Other_ranges_are_no_hours(string body) => Assert.Null(Facts($"Se solicita ayudante. {body}").Schedule?.From);

    [Theory]
    [InlineData("Medio tiempo", ShiftKind.PartTime)]
    [InlineData("Part time", ShiftKind.PartTime)]
    [InlineData("Tiempo completo", ShiftKind.FullTime)]
    [InlineData("Turno nocturno", ShiftKind.Night)]
    [InlineData("Night shift", ShiftKind.Night)]
    [InlineData("Disponibilidad para rolar turnos", ShiftKind.Rotating)]
    [InlineData("Trabajo en fines de semana", ShiftKind.Weekend)]
    [InlineData("Empleada doméstica de planta", ShiftKind.LiveIn)]
    [InlineData("Live-in nanny", ShiftKind.LiveIn)]
    [InlineData("Disponible 24/7", ShiftKind.RoundTheClock)]
    public void Kinds_of_shift_are_read(string body, ShiftKind shift) => Assert.Contains(shift, Facts($"Se solicita personal. {body}.").Schedule!.Shifts);

    [Theory]
    [InlineData("Contrato de planta para mecánico en planta industrial")]
    [InlineData("We live in a busy city, cooks wanted")]
    public void Living_somewhere_is_not_living_in(string body) => Assert.DoesNotContain(ShiftKind.LiveIn, Facts(body).Schedule?.Shifts ?? []);

    [Theory]
    [InlineData("Un día de descanso a la semana", true)]
    [InlineData("Descanso los domingos", true)]
    [InlineData("Sundays off", true)]
    [InlineData("Trabajo sin día de descanso", false)]
    [InlineData("Lunes a domingo", false)]
    public void A_day_of_rest_is_read(string body, bool rests) => Assert.Equal(rests, Facts($"Se solicita cajero. {body}").Schedule is { RestDay: true });

    [Theory]
    [InlineData("Contrato por escrito y prestaciones de ley", true, true)]
    [InlineData("IMSS, aguinaldo y vales de despensa", false, true)]
    [InlineData("Written contract and health insurance", true, true)]
    [InlineData("Sin contrato y sin IMSS, pago por día", false, false)]
    [InlineData("Asesor de crédito Infonavit, ventas en campo", false, false)]
    [InlineData("Se firma contrato de arrendamiento del local", false, false)]
    public void A_contract_and_benefits_are_read(string body, bool contract, bool benefits)
    {
        var facts = Facts(body);
        Assert.Equal((contract, benefits), (!facts.Contract.IsEmpty, !facts.Benefits.IsEmpty));
    }

    [Theory]
    [InlineData("Deposita $500 para tu inscripción antes de la entrevista", true, false)]
    [InlineData("Pay $50 registration fee before the interview", true, false)]
    [InlineData("Te prestamos para el viaje y lo vas pagando con tu trabajo", false, true)]
    [InlineData("The trip cost is deducted from your weekly pay", false, true)]
    [InlineData("Sin costo de inscripción, capacitación pagada", false, false)]
    [InlineData("Never pay for a job, the training is paid by the company", false, false)]
    public void Fees_and_debt_are_those_of_the_indicators(string body, bool fees, bool debt)
    {
        var facts = Facts($"Trabajo de ayudante. {body}");
        Assert.Equal((fees, debt), (!facts.Fees.IsEmpty, !facts.Debt.IsEmpty));
    }

    private static AdFacts Facts(string body) => Enricher.Enrich(body, AdLanguage.Unknown, AdChannel.JobBoard).Facts;
}
