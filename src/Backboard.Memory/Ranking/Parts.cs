namespace Backboard.Memory.Ranking;

/// <summary>Shares work out to a few processors.</summary>
internal static class Parts
{
    /// <summary>More would cost every index buffers, and other scopes want to be served too.</summary>
    private const int Most = 4;

    /// <summary>Fewer items are not worth another processor.</summary>
    private const int Items = 16;

    public static int Of(int items) => Math.Clamp(items / Items, 1, Math.Min(Most, Environment.ProcessorCount));

    /// <param name="work">Is given a part, from 0.</param>
    public static void Each(int parts, Action<int> work)
    {
        if (parts == 1) work(0);
        else Parallel.For(0, parts, work);
    }

    /// <summary>The items of a part: neighbours, about as many as in any other.</summary>
    public static (int From, int To) Range(int items, int part, int parts) =>
        ((int)((long)items * part / parts), (int)((long)items * (part + 1) / parts));
}
