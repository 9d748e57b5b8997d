namespace Backboard.Harness;

internal static class FakeModelExtensions
{
    /// <summary>Requests whose newest user message holds the token.</summary>
    public static IReadOnlyList<RecordedRequest> AskedAbout(this FakeModelServer model, string token) =>
        [.. model.Requests.Where(request => NewestUserText(request).Contains(token, StringComparison.Ordinal))];

    private static string NewestUserText(RecordedRequest request) =>
        request.Path.EndsWith("/chat/completions", StringComparison.Ordinal)
            ? request.Json.GetProperty("messages").EnumerateArray().Last(message => message.GetProperty("role").GetString() == "user").GetProperty("content").ToString()
            : "";
}
