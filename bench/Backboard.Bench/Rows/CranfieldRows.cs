using Backboard.Bench.Cranfield;
using Backboard.Bench.Reporting;

namespace Backboard.Bench.Rows;

/// <summary>How well passages answer graded queries, over a collection given with <c>--docs</c>.</summary>
internal static class CranfieldRows
{
    private const string Floor = "cranfield-floor";
    private const string Index = "cranfield";

    public static IReadOnlyList<Row> Over(CranfieldStudy study) =>
    [
        new(Floor, "graded retrieval of plain BM25", _ => Task.FromResult(FloorOf(study))),
        new(Index, "graded retrieval of our index of passages", _ => IndexAsync(study)),
    ];

    private static IReadOnlyList<Figure> FloorOf(CranfieldStudy study)
    {
        var floor = study.Floor();
        return [Figure.Told(Floor, $"BM25 over {study.Collection.Abstracts.Count:N0} abstracts, {floor.Queries} queries", Curve(floor), $"{floor.Gain(10):F3}")];
    }

    private static async Task<IReadOnlyList<Figure>> IndexAsync(CranfieldStudy study)
    {
        var (ours, floor) = (await study.IndexAsync(), study.Floor());
        return
        [
            Figure.AtLeast(Index, "index of passages, nDCG@10", $"{Curve(ours)}; floor {Curve(floor)}", ours.Gain(10), 0.6, "F3"),
            Figure.AtLeast(Index, "index of passages, R@100", $"floor {floor.Recall(100):F3}", ours.Recall(100), 0.8, "F3"),
            Figure.Told(Index, "nDCG@10 of every other query and of the rest", $"{ours.Halves(10)}; floor {floor.Halves(10)}", "–"),
        ];
    }

    private static string Curve(GradedRetrieval retrieval) =>
        $"nDCG@10 {retrieval.Gain(10):F3}, R@10 {retrieval.Recall(10):F3}, R@100 {retrieval.Recall(100):F3}";
}
