namespace Backboard.Memory.Passages;

/// <summary>Chooses places that stand for a whole text.</summary>
internal static class SectionSample
{
    /// <summary>
    /// Places spread over the sections, ascending, the first always among them. With more places than sections every section begins
    /// the choice and the rest goes to the longest parts without any; with fewer, sections are left out evenly.
    /// </summary>
    /// <param name="sections">Section of each place, in the order of the text.</param>
    /// <param name="limit">Places at most.</param>
    public static List<int> Of(IReadOnlyList<int> sections, int limit)
    {
        var starts = Enumerable.Range(0, sections.Count).Where(place => place == 0 || sections[place] != sections[place - 1]).ToList();
        if (limit <= starts.Count) return [.. Enumerable.Range(0, Math.Max(0, limit)).Select(i => starts[(int)((long)i * starts.Count / limit)])];
        var gaps = new PriorityQueue<(int Start, int End), (int Length, int Start)>();
        void Leave(int start, int end) => gaps.Enqueue((start, end), (start - end, start));

        for (var i = 0; i < starts.Count; i++) Leave(starts[i], i + 1 < starts.Count ? starts[i + 1] : sections.Count);
        var chosen = new List<int>(starts);
        while (chosen.Count < Math.Min(limit, sections.Count))
        {
            var (start, end) = gaps.Dequeue();
            var middle = start + ((end - start + 1) / 2);
            chosen.Add(middle);
            Leave(start, middle);
            Leave(middle, end);
        }

        chosen.Sort();
        return chosen;
    }
}
