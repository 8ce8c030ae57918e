using System.Text;
using CsCheck;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Tests.Collecting.Html;

public sealed class HtmlTagLengthTests
{
    private static readonly string[] Pieces = ["a", "b", "=", "\"", "'", " ", "\n", "/", ">", "<", "x=\"y\"", " c='d>e'", " f=g", " h = \"i>j\"", "=k=\"l>m\"", "-", "\u00e1"];

    [Fact]
    public void The_quick_look_for_the_end_of_a_tag_finds_what_the_careful_one_finds() =>
        Gen.Int[0, Pieces.Length - 1].Select(number => Pieces[number]).Array[0, 16].Select(string.Concat).Sample(
            attributes =>
            {
                var tag = "a " + attributes;
                Assert.Equal(HtmlTagScanner.Length<char>(tag, 1, out _), HtmlTagScanner.Length<char>(tag, 1));
                Assert.Equal(Encoding.UTF8.GetByteCount(tag.AsSpan(0, HtmlTagScanner.Length<char>(tag, 1))), HtmlTagScanner.Length<byte>(Encoding.UTF8.GetBytes(tag), 1));
            },
            iter: 100_000);
}
