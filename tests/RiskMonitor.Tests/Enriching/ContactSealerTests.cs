using System.Security.Cryptography;
using System.Text;
using CsCheck;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching;

public sealed class ContactSealerTests
{
    private const string Phone = "+525512345678";

    [Fact]
    public void The_same_contact_has_the_same_key_in_two_sealers_with_the_same_secrets()
    {
        var secrets = ContactKeyMaterial.Generate(1);
        Assert.Equal(new ContactSealer(secrets).KeyOf(ContactKind.Phone, Phone), new ContactSealer(secrets).KeyOf(ContactKind.Phone, Phone));
    }

    [Fact]
    public void Another_kind_another_version_and_other_secrets_give_another_key()
    {
        var first = ContactKeyMaterial.Generate(1);
        var key = new ContactSealer(first).KeyOf(ContactKind.Phone, Phone);
        Assert.NotEqual(key, new ContactSealer(first).KeyOf(ContactKind.Handle, Phone));
        Assert.NotEqual(key, new ContactSealer(first with { Version = 2 }).KeyOf(ContactKind.Phone, Phone));
        Assert.NotEqual(key, ContactSealer.Ephemeral().KeyOf(ContactKind.Phone, Phone));
    }

    [Fact]
    public void A_key_shows_nothing_of_the_contact() =>
        Assert.DoesNotContain("5512345678", ContactSealer.Ephemeral().KeyOf(ContactKind.Phone, Phone).ToString(), StringComparison.Ordinal);

    [Fact]
    public void What_is_sealed_opens_again_and_is_never_the_same_bytes_twice()
    {
        var sealer = ContactSealer.Ephemeral();
        Gen.String.Sample(text =>
        {
            var clear = Encoding.UTF8.GetBytes(text);
            var sealedOnce = sealer.Seal(clear);
            Assert.Equal(clear, sealer.Open(sealedOnce));
            Assert.NotEqual(sealedOnce, sealer.Seal(clear));
        });
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var sealer = ContactSealer.Ephemeral();
        var bytes = sealer.Seal(Encoding.UTF8.GetBytes(Phone));
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = (byte[])bytes.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => sealer.Open(changed));
        }
    }

    [Fact]
    public void Older_versions_still_open_and_missing_ones_are_named()
    {
        var old = ContactKeyMaterial.Generate(1);
        var bytes = new ContactSealer(old).Seal([1, 2, 3]);
        Assert.Equal([1, 2, 3], new ContactSealer(old, ContactKeyMaterial.Generate(2)).Open(bytes));
        var failure = Assert.Throws<CryptographicException>(() => new ContactSealer(ContactKeyMaterial.Generate(2)).Open(bytes));
        Assert.Contains("version 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_material_does_not_print_its_secrets()
    {
        var material = ContactKeyMaterial.Generate(3);
        Assert.Equal("contact key material, version 3", material.ToString());
    }

    [Fact]
    public void A_sealer_without_keys_or_with_short_secrets_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new ContactSealer([]));
        Assert.Throws<ArgumentException>(() => new ContactSealer(new ContactKeyMaterial(1, new byte[16], new byte[32])));
    }
}
