Console.WriteLine("backboard");
