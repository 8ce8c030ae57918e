namespace RiskMonitor.App.Demo.Sites;

/// <summary>A link that a list page shows among its adverts.</summary>
internal sealed record DemoLink(string Path, string Text);
