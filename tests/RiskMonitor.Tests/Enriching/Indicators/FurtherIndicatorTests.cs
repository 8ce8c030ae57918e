using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Enriching.Indicators;

/// <summary>Each indicator in Spanish and English: one text that shows the sign, and one close to it that does not.</summary>
public sealed class FurtherIndicatorTests
{
    [Theory]
    [InlineData("R03", "Solicito ayudantes para bodega, buen pago, mándame mensaje.", "Solicito ayudantes para bodega, presentarse en calle Ocho 40, colonia Centro.")]
    [InlineData("R34", "Se solicita ayudante, alta en el IMSS, contrato por escrito y aguinaldo.", "Se solicita ayudante, no damos IMSS, puedes descansar los domingos.")]
    [InlineData("R12", "Se busca personal para trabajo fácil desde casa, los detalles solo por inbox.", "Se busca personal de limpieza, el lugar es de fácil acceso y los detalles están en la página.")]
    [InlineData("R13", "Se solicitan meseros, quedan 3 lugares, no lo pienses.", "Se solicitan meseros, contamos con 3 lugares para comer y ambiente agradable.")]
    [InlineData("R17", "Se solicitan costureras, mamás solteras bienvenidas, si necesitas dinero ven.", "Se solicita trabajadora social para programa de apoyo a madres solteras.")]
    [InlineData("R19", "Solicitamos personal para call center en Tailandia, vuelo y visa incluidos.", "Solicitamos personal para call center, atención a clientes en el extranjero desde Puebla.")]
    [InlineData("R20", "Pemex solicita ayudantes generales, escribe solo por Telegram.", "Empresa con clientes como Pemex solicita ayudantes generales, acude a la oficina.")]
    [InlineData("R22", "Solicito jóvenes, 4 mil por semana, adiestramiento pagado, cuarto y comida.", "Solicito jóvenes, 4 mil por semana y adiestramiento pagado en la sucursal.")]
    [InlineData("R25", "Vacante de capturista, manda foto de tu tarjeta y tu NIP.", "Vacante de auxiliar contable, conciliación de estados de cuenta y proveedores.")]
    [InlineData("F05", "Empleo de empaque, deposita en OXXO tu apartado.", "Oxxo solicita cajeros, encargado de tienda y ayudantes.")]
    [InlineData("F06", "Vacante en línea, el anticipo se paga por link de pago.", "Vacante de desarrollador, integración de pasarelas y link de pago.")]
    [InlineData("F13", "Empleo de asistente, mandas el resto por Western Union.", "Se solicita cajero para pago de remesas en sucursal.")]
    [InlineData("F01", "Buscamos personas que presten su cuenta bancaria, te quedas con 8 de cada depósito.", "Se solicita ejecutivo de cuenta para apertura de cuentas en sucursal.")]
    [InlineData("R16", "Guardias sin experiencia, salida inmediata, cuarto y comida.", "Guardias con cartilla, prestaciones de ley, IMSS y contrato.")]
    [InlineData("R21", "🥷 Se ocupa gente con ganas, jale seguro 🍕", "🍕 Pizzería solicita repartidor con licencia 🍕")]
    [InlineData("R27", "Se solicita empleada, turnos todos los días, sin día de descanso.", "Solicito empleada, descanso sábado y domingo, horario de 8 a 3.")]
    [InlineData("R33", "Sé tu propio jefe, invita personas a tu red y gana por cada persona que inscribas.", "Sé parte de nuestro equipo de ventas con sueldo base.")]
    [InlineData("F08", "Solicito meseras para centro nocturno, turno de noche.", "Solicito contadora, clientes como bares y centros comerciales.")]
    [InlineData("F16", "Ayudante general, pago en efectivo cada sábado.", "Cajera con experiencia en manejo de efectivo y corte de caja.")]
    public void A_job_advert_in_Spanish(string id, string shows, string near) => Check(id, shows, near, AdLanguage.Es, AdChannel.Classifieds);

    [Theory]
    [InlineData("R03", "Now hiring helpers for a warehouse, good pay, text me.", "Now hiring helpers for a warehouse, write to jobs@bodega.example.")]
    [InlineData("R34", "Now hiring helpers, health insurance, paid time off and a written contract.", "Now hiring helpers, no contract, health insurance for your pets sold separately.")]
    [InlineData("R12", "We are hiring, easy money, total discretion, details only in person.", "We are hiring, the office has easy access and details are on our site.")]
    [InlineData("R13", "Now hiring packers, only 3 spots left, act now.", "Now hiring packers, do not hesitate to contact us about parking spots.")]
    [InlineData("R17", "Now hiring cleaners, single moms welcome, if you need quick money call.", "Now hiring a case manager for a support program for single mothers.")]
    [InlineData("R19", "Hiring staff for data entry in Dubai, flight and visa included.", "Hiring staff for data entry, clients in Dubai, office in Austin.")]
    [InlineData("R20", "Amazon is hiring packers, apply by Telegram only @jobs_amz.", "Hiring a seller with experience with Amazon, apply at our office.")]
    [InlineData("R22", "Hiring workers, 500 weekly, paid training, we provide a room and meals.", "Hiring workers, 500 weekly and paid training at the store.")]
    [InlineData("R25", "Hiring clerks, send your bank details and your card number.", "Hiring a clerk for accounts payable, reconcile bank statements of clients.")]
    [InlineData("F05", "Hiring shoppers, pay the kit with a gift card and send the code.", "Hiring shoppers, win a gift card as a bonus.")]
    [InlineData("F06", "Hiring typists, send the deposit by Zelle.", "Hiring a developer with experience with PayPal payment platforms.")]
    [InlineData("F13", "Hiring an assistant, send the rest by Western Union.", "Hiring a cashier for Western Union services.")]
    [InlineData("F01", "Hiring agents, use your bank account to receive payments in your name.", "Hiring a bank teller to open new accounts for clients.")]
    [InlineData("R16", "Guards needed, no experience, leave tomorrow, room and board.", "Guards needed, state license and background check required, benefits.")]
    [InlineData("R21", "🥷 Hiring brave people, steady work 🍕", "🍕 Pizza place is hiring drivers 🍕")]
    [InlineData("R27", "Hiring a housekeeper, work every day, no day off.", "Hiring a housekeeper, weekends off, 8 to 3.")]
    [InlineData("R33", "Now hiring: become your own boss, recruit your friends and earn residual income.", "Now hiring: join our sales team with base pay.")]
    [InlineData("F08", "Hiring waitresses for a night club, evening shift.", "Hiring an accountant, supplier of hotels and restaurants.")]
    [InlineData("F16", "Hiring helpers, paid in cash every Saturday.", "Hiring a cashier with experience handling cash.")]
    public void A_job_advert_in_English(string id, string shows, string near) => Check(id, shows, near, AdLanguage.En, AdChannel.Classifieds);

    [Theory]
    [InlineData("E04", "Chicas 100% reales, lugar seguro.", "Soy Marta, masaje relajante en mi departamento.")]
    [InlineData("E09", "Ella atiende en hotel, nosotros la llevamos.", "Yo atiendo en hotel, trabajo por mi cuenta.")]
    [InlineData("E19", "Disponible las 24 horas, de día y de noche.", "Atiendo con cita de lunes a viernes.")]
    [InlineData("E20", "Viven aquí mismo y no salen solas.", "Vivo sola y decido mis horarios.")]
    [InlineData("E17", "Mensajes los contesta mi representante.", "Los mensajes los contesto yo.")]
    [InlineData("E17", "Por favor no le ofrezcan trabajo ni le pidan su número.", "Por favor no me pidan fotos ni mi número.")]
    [InlineData("E17", "Sus papeles los guardamos en la oficina.", "Mis papeles los guardo en casa de mi mamá.")]
    [InlineData("E17", "Te la llevas el viernes y nos la regresas el domingo.", "La cita es el viernes, regreso el domingo.")]
    [InlineData("E17", "Trabaja hasta liquidar su viaje.", "Ahorro para un viaje a la playa.")]
    [InlineData("E17", "Los horarios no los decido yo.", "Los horarios los decido yo.")]
    [InlineData("E17", "Nos mueven cada semana y no sabemos a dónde.", "Viajo cada mes y aviso a dónde.")]
    [InlineData("E17", "Hoy está Karina, mañana Yesenia, pasado Paola.", "Soy Karina, cita con un día de anticipación.")]
    [InlineData("E02", "Soy colombiana, atiendo con cita.", "Atiendo con cita, me gusta la comida colombiana.")]
    [InlineData("E03", "Jovencita universitaria, atiendo con cita.", "Mujer de 35 años, atiendo con cita.")]
    [InlineData("E06", "Tengo 21 años, atiendo con cita.", "Tengo 35 años, atiendo con cita.")]
    [InlineData("E07", "Solo caballeros educados, no contesto números ocultos.", "Contesto mensajes de lunes a viernes.")]
    [InlineData("E21", "Atiendo con cita 🌹 200 la hora", "Atiendo con cita, llevo un ramo de flores")]
    [InlineData("E22", "Sala de masajes abierta, ambiente privado.", "Atiendo en mi departamento, cerca del spa del centro.")]
    [InlineData("F12", "Te mando el vuelo pagado a tu ciudad.", "Viajo por mi cuenta a tu ciudad.")]
    public void An_escort_advert_in_Spanish(string id, string shows, string near) => Check(id, shows, near, AdLanguage.Es, AdChannel.EscortBoard);

    [Theory]
    [InlineData("E04", "All pics are 100% real, safe place.", "I am Martha, relaxing massage at my apartment.")]
    [InlineData("E09", "She is available, we drive her to your hotel.", "I am independent, I visit your hotel.")]
    [InlineData("E19", "Available 24 hours, day and night.", "Available by appointment on weekdays.")]
    [InlineData("E20", "They live here and are not allowed to leave alone.", "I have my own place and set my hours.")]
    [InlineData("E17", "My manager answers the messages.", "I answer the messages.")]
    [InlineData("E17", "Please do not ask her personal questions.", "Please do not ask me personal questions.")]
    [InlineData("E17", "The office keeps her passport.", "I keep a passport for travel.")]
    [InlineData("E17", "She works until the debt is paid.", "I work until eight in the evening.")]
    [InlineData("E17", "They move us every week.", "I move house next week.")]
    [InlineData("E17", "Today Vanessa, tomorrow Tiffany, then Monica.", "I am Monica, book a day ahead.")]
    [InlineData("E02", "Colombian lady, by appointment.", "By appointment, I love Colombian food.")]
    [InlineData("E03", "Young lady, college girl, by appointment.", "Mature woman, by appointment.")]
    [InlineData("E06", "I am 21 years old, by appointment.", "I am 35 years old, by appointment.")]
    [InlineData("E07", "References required, no private numbers.", "I answer messages on weekdays.")]
    [InlineData("E21", "By appointment 🌹 200 an hour", "By appointment, I bring a bouquet of flowers")]
    [InlineData("E22", "Massage parlor open late, private rooms.", "At my apartment, next to the spa downtown.")]
    [InlineData("F12", "We book your flight and the flight is paid.", "I travel on my own to your city.")]
    public void An_escort_advert_in_English(string id, string shows, string near) => Check(id, shows, near, AdLanguage.En, AdChannel.EscortBoard);

    [Theory]
    [InlineData("Somos tres amigas, cada una tiene su número y pone su precio.")]
    [InlineData("Soy Wanda, me clonaron el anuncio. Si alguien pide depósito a nombre de un hombre, no soy yo.")]
    [InlineData("Mi amiga sabe siempre dónde estoy, ella espera abajo por mi seguridad y no cobra nada.")]
    [InlineData("Juego de roles: el sumiso obedece y no opina. Límites hablados antes.")]
    [InlineData("Trabajé en una agencia y me salí porque nos multaban. Ahora cobro yo.")]
    public void Words_of_control_that_an_independent_person_denies_or_plays_with_are_no_sign(string text) =>
        Assert.DoesNotContain(Enricher.Enrich(text, AdLanguage.Es, AdChannel.EscortBoard).Hits, hit => hit.Id == "E17");

    [Theory]
    [InlineData("Busco a mi perrita, pregunten por la señora del local o con el guardia, me la regresan y pago la recompensa en caja.")]
    [InlineData("Rento lavadora, te la llevo a tu casa y me la regresas el lunes. El pago es con la encargada.")]
    [InlineData("Mandamos muchachas de limpieza a tu casa, el pago es en la oficina y llegan con chofer.")]
    public void Outside_escort_boards_words_of_a_house_without_persons_offered_are_no_sign(string text) =>
        Assert.DoesNotContain(Enricher.Enrich(text).Hits, hit => hit.Id is "E17" or "E09" or "E20");

    [Theory]
    [InlineData("Llegué ayer a la ciudad, estaré pocos días", true)]
    [InlineData("Ella llegó ayer a la ciudad, estará pocos días, recién llegada", false)]
    public void A_short_stay_counts_against_only_where_the_person_speaks_of_her_own(string text, bool counts) =>
        Assert.Equal(counts, Enricher.Enrich(text, AdLanguage.Es, AdChannel.EscortBoard).Hits.Any(hit => hit.Id == "E05"));

    [Theory]
    [InlineData("Auxiliar medio tiempo", "Se solicita auxiliar, jornada de tiempo completo de lunes a sábado.", true)]
    [InlineData("Auxiliar medio tiempo", "Se solicita auxiliar, cuatro horas de lunes a sábado.", false)]
    [InlineData("Auxiliar, $2,000 semanales", "Se solicita auxiliar. Sueldo de $12,000 semanales libres.", true)]
    [InlineData("Auxiliar, $2,000 semanales", "Se solicita auxiliar. Sueldo de $8,600 mensuales.", false)]
    [InlineData("Clerk, part time", "Now hiring a clerk, full time, Monday to Saturday.", true)]
    [InlineData("Clerk, part time", "Now hiring a clerk, mornings only.", false)]
    public void A_title_that_says_otherwise_than_the_text_is_a_contradiction(string title, string body, bool contradicts)
    {
        var ad = Enricher.Advert(body) with { Title = title };
        var hits = Enricher.Shared.Enrich(ad).Hits.Where(hit => hit.Id == "R26").ToList();
        Assert.Equal(contradicts, hits.Count > 0);
        Assert.True(!contradicts || (hits.Exists(hit => hit.Field == AdField.Title) && hits.Exists(hit => hit.Field == AdField.Body)));
    }

    [Theory]
    [InlineData("Guadalajara, Jalisco", true)]
    [InlineData("CDMX", true)]
    [InlineData("Mérida, Yucatán", false)]
    public void The_state_of_an_advert_is_shown_as_context(string location, bool shown) =>
        Assert.Equal(shown, Enricher.Shared.Enrich(Enricher.Advert("Se solicita ayudante de cocina") with { Location = location }).Hits.Any(hit => hit.Id == "C02" && hit.Field == AdField.Location));

    [Fact]
    public void Many_signs_of_different_aspects_together_are_a_sign_and_many_of_one_are_not()
    {
        const string many = "Vacante. Entrevista afuera del metro. Deposita 300 de inscripción. Mándame foto de tu INE. Quedan 3 lugares, urge. Mamás solteras bienvenidas. Trabajo fácil, detalles solo por inbox.";
        Assert.Contains(Enricher.Enrich(many).Hits, hit => hit is { Id: "R32", Field: null });
        const string one = "Vacante. Quedan 3 lugares, urge, no lo pienses. Últimos lugares, contratación hoy mismo. Últimas vacantes.";
        Assert.DoesNotContain(Enricher.Enrich(one).Hits, hit => hit.Id == "R32");
        const string house = "Ella atiende en hotel, nosotros la llevamos. 24 horas. Chicas 100% reales. Viven aquí y no salen solas. Sala de masajes.";
        Assert.Contains(Enricher.Enrich(house, channel: AdChannel.EscortBoard).Hits, hit => hit is { Id: "E25", Field: null });
        Assert.DoesNotContain(Enricher.Enrich("Atiendo con cita, disponible las 24 horas.", channel: AdChannel.EscortBoard).Hits, hit => hit.Id == "E25");
    }

    private static void Check(string id, string shows, string near, AdLanguage language, AdChannel channel)
    {
        Assert.Contains(Enricher.Enrich(shows, language, channel).Hits, hit => hit.Id == id);
        Assert.DoesNotContain(Enricher.Enrich(near, language, channel).Hits, hit => hit.Id == id);
    }
}
