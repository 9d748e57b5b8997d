using System.Text.RegularExpressions;

namespace Backboard.Host;

/// <summary>Names of tenants stand in grain keys, so they are plain words without a slash.</summary>
internal static partial class TenantName
{
    public const string Rule = "A tenant's name is 1 to 64 letters, digits, '-', '_' or '.'.";

    public static bool IsValid(string name) => Pattern.IsMatch(name);

    [GeneratedRegex(@"\A[a-zA-Z0-9._-]{1,64}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern { get; }
}
