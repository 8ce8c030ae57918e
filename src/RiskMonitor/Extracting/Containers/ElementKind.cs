namespace RiskMonitor.Extracting.Containers;

/// <summary>How a parser opens and ends an element in a body (HTML §13.2.6.4.7), as far as a walk over tags has to know.</summary>
internal enum ElementKind
{
    /// <summary>It nests like any other: span, label, and every name that nobody knows.</summary>
    Ordinary,

    /// <summary>It has no content.</summary>
    Void,

    /// <summary>Its start tag ends an open p, and its end tag ends open p, li, dt and dd.</summary>
    Block,

    Heading,

    Paragraph,

    /// <summary>li, dt and dd: another one ends it.</summary>
    Item,

    /// <summary>Whatever is open of these when something else ends is opened again (b, a, font).</summary>
    Formatting,

    /// <summary>table and its parts.</summary>
    Table,

    /// <summary>Its content is text up to its end tag.</summary>
    Raw,

    Form,

    Button,

    Choices,

    Drawing,

    /// <summary>html, head and body.</summary>
    Frame,

    /// <summary>What follows can be seen in more than one way.</summary>
    Doubtful,
}
