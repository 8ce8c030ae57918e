using AngleSharp.Dom;

namespace RiskMonitor.Extracting;

/// <summary>Walks by position: AngleSharp looks for the next and the previous sibling among all of them each time.</summary>
internal static class ElementWalk
{
    /// <summary>Pushes the child elements so that the first comes off first.</summary>
    public static void PushChildren(this IElement element, Stack<IElement> pending)
    {
        var children = element.ChildNodes;
        for (var i = children.Length - 1; i >= 0; i--)
        {
            if (children[i] is IElement child)
                pending.Push(child);
        }
    }
}
