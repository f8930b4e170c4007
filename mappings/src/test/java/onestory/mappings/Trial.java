package onestory.mappings;
import java.nio.file.*;
public final class Trial {
  public static void main(String[] a) throws Exception {
    long t=System.nanoTime();
    var m=new Mappings();
    System.err.println("load "+(System.nanoTime()-t)/1000000);
    byte[] in=Files.readAllBytes(Path.of(a[1]));
    byte[] out=null;
    for (int i=0;i<Integer.parseInt(a[2]);i++){ t=System.nanoTime(); 
      try { out=m.named(a[0]).transform(in);} catch(MappingFault f){System.err.println(f.getMessage()+" | "+f.remedy()); return;}
      if(i<3||i%500==499) System.err.println("t "+(System.nanoTime()-t)/1000);}
    System.out.println(new String(out));
  }
}
