namespace Backboard.Host;

/// <summary>The version of the Messages API that a client was written for.</summary>
internal sealed record ClaudeVersion(string Name, bool HasSampling)
{
    public const string Header = "anthropic-version";

    private static readonly string[] Sampling = ["temperature", "top_p", "top_k"];

    private static readonly ClaudeVersion[] Known =
    [
        new("2023-06-01", HasSampling: true),
        new("2026-10-21", HasSampling: false),
    ];

    public static Parsed<ClaudeVersion> Of(HttpRequest request)
    {
        var name = request.Headers[Header].ToString();
        if (name.Length == 0)
            return Error.Invalid($"{Header}: header is required");
        var names = string.Join(", ", Known.Select(static version => version.Name));
        var known = Array.Find(Known, version => version.Name == name);
        return known is null
            ? Error.Invalid($"{Header}: \"{name}\" is not a valid version; known are {names}")
            : known;
    }

    /// <summary>Refuses what the version has no more.</summary>
    public void Check(ClaudeFields request)
    {
        if (HasSampling)
            return;
        foreach (var name in Sampling)
            if (request.Find(name) is not null)
                request.Refuse(name, $"is not part of API version {Name}: leave it out, or send {Header}: {Known[0].Name}");
    }
}
