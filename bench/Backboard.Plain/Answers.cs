using System.Text;

namespace Backboard.Plain;

/// <summary>The one answer of the instant model, 40 words, whole or a word a chunk; only its usage varies.</summary>
internal static class Answers
{
    private const int Words = 40;

    private const string Text =
        "That is a good question and the short answer is that it depends on the order of the steps: first keep what was said, "
        + "then ask, then keep what came back, and never mix two of them.";

    private const string Head = "{\"id\":\"chatcmpl-1\",\"created\":1735689600,\"model\":\"bench-1\",";

    private static readonly string Chunks = ChunkOf("{\"role\":\"assistant\",\"content\":\"\"}", "null")
        + string.Concat(Text.Split(' ').Select((word, i) => ChunkOf($"{{\"content\":\"{(i == 0 ? "" : " ")}{word}\"}}", "null")))
        + ChunkOf("{}", "\"stop\"");

    /// <summary>A context so large that only the engine's own window limits it.</summary>
    public static byte[] Models { get; } = Encoding.UTF8.GetBytes(
        "{\"object\":\"list\",\"data\":[{\"id\":\"bench-1\",\"object\":\"model\",\"created\":1735689600,\"owned_by\":\"bench\",\"context_length\":4000000}]}");

    public static byte[] Whole(int inputTokens) => Encoding.UTF8.GetBytes(
        $"{Head}\"object\":\"chat.completion\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":\"{Text}\"}},"
        + $"\"finish_reason\":\"stop\"}}],{Usage(inputTokens, Words)}}}");

    public static byte[] Stream(int inputTokens) => Encoding.UTF8.GetBytes(Chunks + End(inputTokens, Words));

    public static string ChunkOf(string delta, string finish) =>
        $"data: {Head}\"object\":\"chat.completion.chunk\",\"choices\":[{{\"index\":0,\"delta\":{delta},\"finish_reason\":{finish}}}]}}\n\n";

    public static string End(int inputTokens, int outputTokens) =>
        $"data: {Head}\"object\":\"chat.completion.chunk\",\"choices\":[],{Usage(inputTokens, outputTokens)}}}\n\ndata: [DONE]\n\n";

    private static string Usage(int input, int output) =>
        $"\"usage\":{{\"prompt_tokens\":{input},\"completion_tokens\":{output},\"total_tokens\":{input + output}}}";
}
