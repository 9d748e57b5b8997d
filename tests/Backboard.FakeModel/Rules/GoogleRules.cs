using System.Text.Json;
using Backboard.FakeModel.Wire;
using static Backboard.FakeModel.Rules.Violation;

namespace Backboard.FakeModel.Rules;

/// <summary>What Gemini refuses with 400: turns without parts, and a turn of calls that the next does not answer one for one.</summary>
internal static class GoogleRules
{
    /// <summary>What the n-th call of an answer is signed with.</summary>
    public static string Signature(int call) => $"c2lnbmF0dXJl{call}";

    public static string? Check(JsonElement body) => Of(() =>
    {
        var contents = body.Items("contents").ToList();
        Unless(contents.Count > 0, "contents: missing");
        for (var at = 0; at < contents.Count; at++)
        {
            var content = contents[at];
            Unless(content.Text("role") is "user" or "model" or "function", $"contents[{at}]: illegal role");
            Unless(content.Items("parts").Any(), $"contents[{at}]: no parts");
            var calls = Count(content, "functionCall");
            var answers = at + 1 < contents.Count ? Count(contents[at + 1], "functionResponse") : 0;
            Unless(calls == answers, "the number of function response parts is not that of the function call parts of the turn before");
        }
    });

    private static int Count(JsonElement content, string kind) => content.Items("parts").Count(part => part.TryGet(kind, out _));
}
