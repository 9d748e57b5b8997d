using Backboard.Bench.Load;
using Backboard.Bench.Locomo;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <summary>How much of the evidence for a question is found, over conversations given with <c>--recall</c>.</summary>
internal static class LocomoRows
{
    private const string Floor = "locomo-floor";
    private const string Turns = "locomo-turns";
    private const string Extracted = "locomo-extracted";
    private const string Http = "locomo-http";

    public static IReadOnlyList<Row> Over(LocomoStudy study) =>
    [
        new(Floor, "evidence recall of plain BM25", _ => Task.FromResult(FloorOf(study))),
        new(Turns, "evidence recall of our index over the turns", _ => TurnsAsync(study)),
        new(Extracted, "evidence recall of our index over what the rules extract", run => ExtractedAsync(study, run)),
        new(Http, "evidence recall through the server", run => HttpAsync(study, run)),
    ];

    private static IReadOnlyList<Figure> FloorOf(LocomoStudy study) =>
    [
        Told(Floor, $"BM25, turn alone, {study.Floor.Questions} questions", study.Floor.Curve(), study.Floor),
        Told(Floor, "BM25, turn twice and its neighbours", study.NeighbourFloor.Curve(), study.NeighbourFloor),
        Figure.Told(Floor, "the same at 10 by category", study.NeighbourFloor.ByCategory(10), "–"),
        Figure.Told(Floor, "the same at 10 by conversation", study.NeighbourFloor.ByConversation(10), "–"),
    ];

    private static async Task<IReadOnlyList<Figure>> TurnsAsync(LocomoStudy study)
    {
        var (ours, floor) = (await study.TurnsAsync(), study.NeighbourFloor);
        return
        [
            Figure.AtLeast(Turns, "index over turns, R@10", $"{ours.Curve()}; floor {floor.Curve()}", ours.At(10), 78, "F1"),
            Figure.AtLeast(Turns, "index over turns, R@20", $"floor {floor.At(20):F1}", ours.At(20), 84, "F1"),
            Figure.AtLeast(Turns, "index over turns, R@10 of category 1", $"floor {floor.At(10, 1):F1}", ours.At(10, 1), 50, "F1"),
            Figure.Told(Turns, "at 10 by category", ours.ByCategory(10), "–"),
            Figure.Told(Turns, "at 10 by conversation", ours.ByConversation(10), "–"),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> ExtractedAsync(LocomoStudy study, Run run)
    {
        var extracted = await study.ExtractedAsync(run.Stop);
        var (recall, turns) = (extracted.Recall, study.Conversations.Sum(static conversation => conversation.Turns.Count));
        return
        [
            Told(Extracted, $"index over {extracted.Memories:N0} memories the rules made of {turns:N0} turns", recall.Curve(), recall),
            Figure.Told(Extracted, "at 10 by category", recall.ByCategory(10), "–"),
            Figure.Told(Extracted, "at 10 by conversation", recall.ByConversation(10), "–"),
        ];
    }

    private static async Task<IReadOnlyList<Figure>> HttpAsync(LocomoStudy study, Run run)
    {
        var (turns, extracted) = (await study.TurnsAsync(), (await study.ExtractedAsync(run.Stop)).Recall);
        await using var server = await StoredBackboard.StartAsync(run);
        using var http = server.CreateClient();
        var served = new ServedMemories(new MemoryClient(http));
        var recall = await study.OfAsync(conversation => served.RankAsync(conversation, run.Stop));
        return
        [
            Told(Http, $"told and asked over HTTP on {server.Store}", $"{recall.Curve()}; {served.Errors} operations failed", recall),
            Figure.Told(Http, "at 10 by category", recall.ByCategory(10), "–"),
            Short("index over turns", turns, recall),
            Short("index over extracted memories", extracted, recall),
        ];
    }

    private static Figure Told(string row, string what, string measured, EvidenceRecall recall) =>
        Figure.Told(row, what, measured, $"{recall.At(10):F1}");

    private static Figure Short(string of, EvidenceRecall index, EvidenceRecall served) => Figure.AtMost(
        Http, $"R@10 of the {of} − R@10 over HTTP", $"{index.At(10):F1} − {served.At(10):F1}", index.At(10) - served.At(10), 5, "points", "F1");
}
