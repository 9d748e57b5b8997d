using System.Collections;

namespace Backboard.Cluster.Tests;

/// <summary>Where two values differ; records and arrays by what is in them.</summary>
internal static class Likeness
{
    public static IEnumerable<string> Differences(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType())
            return Equals(expected, actual) ? [] : [$"{path}: {expected ?? "null"} became {actual ?? "null"}"];
        var type = expected.GetType();
        if (GrainTypes.ElementOf(type) is not null)
            return OfArrays((IList)expected, (IList)actual, path);
        if (!type.IsDefined(typeof(GenerateSerializerAttribute), false) || type.IsEnum)
            return expected.Equals(actual) ? [] : [$"{path}: {expected} became {actual}"];
        return GrainTypes.MembersOf(type)
            .SelectMany(member => Differences(member.GetValue(expected), member.GetValue(actual), $"{path}.{member.Name}"));
    }

    private static IEnumerable<string> OfArrays(IList expected, IList actual, string path) => expected.Count != actual.Count
        ? [$"{path}: {expected.Count} became {actual.Count}"]
        : Enumerable.Range(0, expected.Count).SelectMany(i => Differences(expected[i], actual[i], $"{path}[{i}]"));
}
