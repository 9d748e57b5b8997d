using Backboard.Models.Rendering;

namespace Backboard.Models.Local.Tests;

/// <summary>A conversation as the gateway renders it.</summary>
internal static class Talk
{
    public static string Answer(params string[] userTurns) => Reply([.. Turns(userTurns)]).Text;

    public static string Recalling(string recalled, params string[] userTurns) =>
        Answer([.. userTurns[..^1], DataBlocks.WrapRecalled(recalled, userTurns[^1])]);

    public static Reply Reply(IReadOnlyList<ChatMessage> messages, ChatOptions? options = null) => Responder.Answer(messages, options);

    public static IEnumerable<ChatMessage> Turns(params string[] userTurns)
    {
        for (var i = 0; i < userTurns.Length; i++)
        {
            yield return new ChatMessage(ChatRole.User, userTurns[i]);
            if (i < userTurns.Length - 1) yield return new ChatMessage(ChatRole.Assistant, "Noted.");
        }
    }
}
