namespace Backboard.EndToEnd.Tests.Documents;

/// <summary>Files of every type that speak of the same lighthouse.</summary>
internal static class Lighthouse
{
    private static readonly SampleSection[] Sections =
    [
        new("The lighthouse", "The lighthouse of Zarnow was finished in 1893 and stands on a sandstone cliff.", "A lighthouse keeper lived in it until 1957."),
        new("The keeper", "The last keeper of the lighthouse was called Amalie Brandt.", "She kept the logbook of the lighthouse for twenty-six years."),
    ];

    public static byte[] Of(string type) => SampleFiles.Make(type, Sections);
}
