namespace Backboard.Bench.Load;

/// <summary>What the clients say: about 200 characters, no two turns alike, the same to every server.</summary>
internal static class Words
{
    private const string Rest =
        "I read what you wrote about the order of the steps and tried it on the second machine, where it took a little longer; "
        + "should I keep the first version for now or try your other idea?";

    public static string Of(int turn) => $"Turn {turn}: {Rest}";
}
