namespace Backboard.FakeModel;

public sealed record FakeModelOptions
{
    /// <summary>Loopback address to listen on; port 0 picks a free one. Default <c>http://127.0.0.1:0</c>.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    /// <summary>Refuse with 400 what the real provider would refuse. Default true.</summary>
    public bool Strict { get; init; } = true;

    /// <summary>Whether OpenAI's rules allow empty content beside tool calls, as the vendor does. Default false, as stricter compatible servers.</summary>
    public bool TakesEmptyBesideCalls { get; init; }

    /// <summary>Pause before each delta of a reply that sets none of its own. Default zero: the answer is instant.</summary>
    public TimeSpan WordDelay { get; init; } = TimeSpan.Zero;

    /// <summary>The only key accepted, as <c>Authorization: Bearer</c>, <c>x-api-key</c>, <c>api-key</c> or <c>x-goog-api-key</c>; others get 401. Default none: no check.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What <c>GET /v1/models</c> lists. Any model name is accepted all the same.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["fake-1", "fake-2"];

    /// <summary>Bytes of the newest requests kept in <see cref="FakeModelServer.Requests"/>; each costs its body and 2 KB. Default 128 MB.</summary>
    public long MaxRecordedBytes { get; init; } = 128 * 1024 * 1024;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
