namespace Backboard.Host;

/// <summary><c>memory</c> and <c>memory_pro</c>: one mode, whatever its case; only one of the two may be on.</summary>
internal static class MemoryModes
{
    public static MemoryMode Read(FieldReader reader)
    {
        var lite = Read(reader, "memory");
        var pro = Read(reader, "memory_pro");
        if (lite is not MemoryMode.Off && pro is not MemoryMode.Off)
            reader.Refuse("memory and memory_pro cannot both be on", "memory_conflict");
        return lite is MemoryMode.Off ? pro : lite;
    }

    private static MemoryMode Read(FieldReader reader, string name)
    {
        switch (reader.Word(name)?.ToUpperInvariant())
        {
            case null or "OFF":
                return MemoryMode.Off;
            case "AUTO" or "ON":
                return MemoryMode.Auto;
            case "READONLY":
                return MemoryMode.Readonly;
            default:
                reader.Misshapen(name, "Input should be 'Auto', 'Readonly' or 'off'", "enum");
                return MemoryMode.Off;
        }
    }
}
