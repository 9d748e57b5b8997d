namespace Backboard.Testing;

/// <summary>How a bad file ends; whichever, somebody is told why.</summary>
public enum BadFileEnd
{
    /// <summary>Refused at the door by its name and its first 4 KiB: a 400.</summary>
    Refused,

    /// <summary>Accepted, and failed when it is read.</summary>
    Failed,

    /// <summary>Either: the name is bad, and so is what it names.</summary>
    Either,
}

/// <param name="Name">As a client would send it.</param>
/// <param name="Kind">What is wrong with it, for messages of tests.</param>
/// <param name="End">What becomes of it.</param>
/// <param name="Make">Its bytes, made anew each time: some are large.</param>
public sealed record BadFile(string Name, string Kind, BadFileEnd End, Func<byte[]> Make)
{
    /// <summary>The extension, as the server reads it from the name.</summary>
    public string Type => Name[(Name.LastIndexOf('.') + 1)..].ToLowerInvariant();

    public override string ToString() => $"{Kind}: {(Name.Length > 60 ? $"{Name[..40]}…{Name[^12..]}" : Name)}";
}
