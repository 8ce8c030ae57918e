using System.Buffers.Binary;
using System.Numerics;

namespace RiskMonitor.Enriching.Contacts.Wallets;

/// <summary>
/// Keccak-256 as Ethereum uses it: the sponge of the Keccak submission (https://keccak.team/files/Keccak-reference-3.0.pdf) with its own padding. The runtime's SHA3-256
/// pads otherwise (FIPS 202) and gives other hashes.
/// </summary>
internal static class Keccak256
{
    public const int HashBytes = 32;
    private const int RateBytes = 136;
    private const int Lanes = 25;

    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
        0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
        0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>Along the path that the step pi takes through the lanes: how far each is turned (rho), and the lane it goes to.</summary>
    private static ReadOnlySpan<byte> Turns => [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    private static ReadOnlySpan<byte> Path => [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    /// <param name="message">Any length.</param>
    /// <param name="hash">Receives <see cref="HashBytes"/> bytes.</param>
    public static void Hash(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        for (; message.Length >= RateBytes; message = message[RateBytes..])
            Absorb(state, message[..RateBytes]);
        Span<byte> last = stackalloc byte[RateBytes];
        last.Clear();
        message.CopyTo(last);
        last[message.Length] = 0x01;
        last[^1] |= 0x80;
        Absorb(state, last);
        for (var i = 0; i < HashBytes / sizeof(ulong); i++)
            BinaryPrimitives.WriteUInt64LittleEndian(hash[(i * sizeof(ulong))..], state[i]);
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var i = 0; i < RateBytes / sizeof(ulong); i++)
            state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(i * sizeof(ulong))..]);
        foreach (var constant in RoundConstants)
            Round(state, constant);
    }

    private static void Round(Span<ulong> a, ulong constant)
    {
        Span<ulong> c = stackalloc ulong[5];
        for (var x = 0; x < 5; x++)
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (var x = 0; x < 5; x++)
        {
            var mixed = c[(x + 4) % 5] ^ BitOperations.RotateLeft(c[(x + 1) % 5], 1);
            for (var y = 0; y < Lanes; y += 5)
                a[y + x] ^= mixed;
        }

        var carried = a[1];
        for (var i = 0; i < Path.Length; i++)
            (a[Path[i]], carried) = (BitOperations.RotateLeft(carried, Turns[i]), a[Path[i]]);

        for (var y = 0; y < Lanes; y += 5)
        {
            a.Slice(y, 5).CopyTo(c);
            for (var x = 0; x < 5; x++)
                a[y + x] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
        }

        a[0] ^= constant;
    }
}
