using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Languages;

/// <summary>
/// Words that only one language has: the small ones, and for Spanish and English the everyday words of adverts, so that a short line can be told as well.
/// Words that Spanish adverts borrow (staff, home office, part time, call center) are on no list.
/// </summary>
internal static class LanguageWords
{
    /// <summary>Longer words are not looked up.</summary>
    public const int Longest = 12;

    public static readonly FrozenDictionary<string, WordLanguage>.AlternateLookup<ReadOnlySpan<char>> ByWord = Build().GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, WordLanguage> Build() => new (WordLanguage Language, string Words)[]
        {
            (WordLanguage.Es, "el los las del una con por para que y en es su al tu te sin somos muy mas este esta lo mi nos hay si son años se un o como sus pero cuando donde desde hasta todo todos toda todas sobre ya tus mis esa ese aqui algun alguna alguien"),
            (WordLanguage.Es, "busco buscamos busca solicito solicita solicitan solicitamos necesito necesitamos necesita vendo rento renta trabajo trabajar empleo vacante vacantes sueldo horario experiencia urge urgente ocupo informes meseras mesero meseros cuarto casa zona pago semana semanal quincenal gente mañana tarde noche hola gracias requisitos ofrecemos contratacion contrata inmediata favor lunes martes viernes sabado domingo domicilio clases ayudante persona personas empresa turno servicio"),
            (WordLanguage.En, "the and of to for with you your our we is are will or this that be from have at on by my she not it as an can if they their but who what all must each any i was were been more about when into"),
            (WordLanguage.En, "job jobs work working hiring looking wanted needed need needs pay paid apply weekly room rent drivers driver girls women people help experience hour hours week available selling good years day days send contact"),
            (WordLanguage.Portuguese, "uma um com nao voce vaga vagas trabalho nosso nossa nossos em ao aos sao tambem muito seu sua pelo pela meu minha mais temos aluga perto dou bem ter tera criancas loja foi quem sabado ferias emprego"),
            (WordLanguage.French, "et des pour avec vous nous est dans une votre notre emploi travail recherche cherche recherchons chez sont pas qui aux du cette leur heures ans salaire logement louer selon vite besoin petite petits offre"),
            (WordLanguage.Italian, "che di il gli della dei nel sono cerchiamo lavoro azienda offriamo esperienza anche alla nella piu ore stipendio ristorante presso delle nostro nostra cercasi affittasi offresi spese vicino stazione senza lezioni tutti"),
            (WordLanguage.German, "und der die mit ist wir ein eine einen einem nicht auf von zu bei oder suchen sucht gesucht arbeit stelle dem im ihre unser unsere wird werden haben stunden zum zur sofort nahe vollzeit"),
            (WordLanguage.Catalan, "amb els aquest aquesta treball feina som busquem necessitem hores tots molt dilluns divendres lloga habitacio prop horari totes caps setmana avis cambrer nostre"),
            (WordLanguage.Dutch, "het een voor wij zijn naar ook op zoek ons goed bij werk kok uren"),
            (WordLanguage.EastEuropean, "sie jest praca nie oraz dla szukamy pracy naszej pentru cu lucru sunt cautam buna prace"),
        }
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Language)))
        .GroupBy(pair => pair.word, StringComparer.Ordinal)
        .Select(group => (Word: group.Key, Languages: group.Select(pair => pair.Language).Distinct().ToList()))
        // What two languages have says nothing; Spanish and English keep theirs, because most adverts are in one of them.
        .Where(group => group.Languages.Count == 1 || group.Languages[0] is WordLanguage.Es or WordLanguage.En)
        .ToFrozenDictionary(group => group.Word, group => group.Languages[0], StringComparer.Ordinal);
}
