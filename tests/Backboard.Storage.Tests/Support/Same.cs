using System.Text.Json;

namespace Backboard.Storage.Tests.Support;

/// <summary>Compares records by all they hold: immutable arrays compare by reference.</summary>
public static class Same
{
    public static void Items<T>(IEnumerable<T> expected, IEnumerable<T> actual) => Assert.Equal(expected, actual);

    public static void Messages(IEnumerable<Message> expected, IEnumerable<Message> actual) =>
        Assert.Equal(expected.Select(Text), actual.Select(Text));

    public static void Runs(IEnumerable<Run> expected, IEnumerable<Run> actual) => Assert.Equal(expected.Select(Text), actual.Select(Text));

    public static void Events(IEnumerable<EventEntry> expected, IEnumerable<EventEntry> actual) =>
        Assert.Equal(expected.Select(Text), actual.Select(Text));

    private static string Text(Message message) => JsonSerializer.Serialize(message);

    private static string Text(Run run) => JsonSerializer.Serialize(run);

    private static string Text(EventEntry entry) =>
        $"{entry.Seq} {entry.RunId} {TurnEventCodec.TypeOf(entry.Event)} {TurnEventCodec.PayloadOf(entry.Event)} {(entry.Message is null ? "" : Text(entry.Message))}";
}
