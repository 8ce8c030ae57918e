using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Amounts;

/// <summary>Reads the few words before an amount: pay ("sueldo", "ganas", "earn") or something else ("bono", "cuota", "inscripción", "insurance").</summary>
internal static class AmountContext
{
    private const int Reach = 6;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PayWords = Set(
        "sueldo sueldos salario salarios ganas gana ganar ganaras ganarias gane ganen ganando ingreso ingresos pago pagos paga pagamos pagan percepcion percepciones remuneracion ofrecemos ofrezco lana quincena nomina ganancia ganancias " +
        "salary wage wages earn earning earnings earns pay pays paying make paid income libres base garantizado garantizados");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherWords = Set(
        "bono bonos vale vales despensa comision comisiones inscripcion deposita depositas depositar deposito cuota costo costos cuesta precio uniforme kit seguro credito creditos venta ventas prestamo prestamos apartado anticipo manda mandas mandame mande envia envias enviame pones metes fondea liquida liquidar cubres cubrir pagas pagar pague pagarias " +
        "fee fees deposit cost costs price bonus insurance loan premio premios despensas ayuda apoyo renta inversion invertir invertida debe deuda descuento facturacion monto montos cartera presupuesto compra compras producto productos capacitacion multa caja tarifa servicio propinas");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ChargingWords = Set(
        "deposita depositas depositar deposite depositen pagas pagar pague cuesta cuestan inscripcion anticipo apartado fianza cubres cubrir cubra transfiere transfieres transferir transfiera recarga recargas recargar cuota costo manda mandas mandame mandar mande envia envias enviame enviar pones metes son liquida liquidar fondea deposit pay send");

    public static AmountUse Read(ReadOnlySpan<char> chars, int start)
    {
        var at = start;
        for (var i = 0; i < Reach; i++)
        {
            var word = WordCursor.Before(chars, at, out at);
            if (word.IsEmpty || char.IsAsciiDigit(word[0]))
                break;
            if (OtherWords.Contains(word))
                return AmountUse.NotPay;
            if (PayWords.Contains(word))
                return AmountUse.Pay;
        }

        return AmountUse.Unknown;
    }

    /// <summary>Whether what follows a bare number reads as a rate and not as a count ("8000 semanales", "350 por turno"; not "40 horas semanales").</summary>
    public static bool SaysMoneyFollows(ReadOnlySpan<char> chars, int end)
    {
        var cursor = new WordCursor(chars, end);
        // "1,600 daily flights" is a count; "8,000 semanales" is a rate.
        return cursor.Next() && cursor.Word is not ("daily" or "weekly" or "monthly" or "hourly" or "yearly" or "annual") && (cursor.AfterSlash || PayPeriods.After(chars, end, mostWords: 1) is not null || cursor.Word is "por" or "a" or "al" or "x" or "per" or "libres" or "cada" or "netos");
    }

    /// <summary>Whether the word right before a bare number sends or charges it ("deposita 150", "cuesta 899").</summary>
    public static bool IsSentOrCharged(ReadOnlySpan<char> chars, int start)
    {
        var at = start;
        for (var i = 0; i < 2; i++)
        {
            if (ChargingWords.Contains(WordCursor.Before(chars, at, out at)))
                return true;
        }

        return false;
    }

    /// <summary>"8 mil por el lugar", "15 mil de mordida": what follows a "mil" is no thing that is counted.</summary>
    public static bool SaysNoThingFollows(ReadOnlySpan<char> chars, int end)
    {
        var cursor = new WordCursor(chars, end);
        return !cursor.Next() || cursor.Word is "por" or "para" or "de" or "y" or "al" or "a" or "la" or "el" or "los" or "en" or "se" or "que" or "cuando" or "antes" or "cada" or "pero" or "con";
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
